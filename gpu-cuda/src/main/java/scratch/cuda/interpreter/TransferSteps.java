package scratch.cuda.interpreter;

import java.util.List;

/// Hopper's copies of whole tiles and the barriers that count their bytes: `mbarrier`, `cp.async.bulk.tensor`,
/// `fence.proxy.async`.
///
/// A copy brings its bytes at once; that they may be read is known only to who has waited at the barrier, and reading
/// without having waited is a race.
final class TransferSteps {

    private TransferSteps() {
    }

    static Step decode(Instruction at, Registers registers) {
        return switch (at.name()) {
            case "mbarrier" -> barrier(at, registers);
            case "cp" -> at.has("bulk") ? bulk(at, registers)
                    : at.has("mbarrier") ? arriveWithCopies(at, registers) : null;
            case "fence" -> at.has("proxy") && at.has("async") ? (warp, lanes) -> warp.block().launch().shared().fence(warp)
                    : null;
            default -> null;
        };
    }

    // ---------------------------------------------------------------- mbarrier

    private static Step barrier(Instruction at, Registers registers) {
        return switch (at.modifiers().getFirst()) {
            case "init" -> {
                Place place = Place.of(at.operand(0), registers, at);
                int count = registers.narrow(at.operand(1), at);
                yield eachLane((warp, lane) -> warp.block().transfers().initialize(warp, lane, shared(place, warp, lane),
                        warp.r[count + lane]));
            }
            case "inval" -> {
                Place place = Place.of(at.operand(0), registers, at);
                yield eachLane((warp, lane) -> warp.block().transfers().invalidate(warp, lane, shared(place, warp, lane)));
            }
            case "expect_tx" -> {
                Place place = Place.of(at.operand(0), registers, at);
                int bytes = registers.narrow(at.operand(1), at);
                yield eachLane((warp, lane) -> warp.block().transfers().expect(warp, lane, shared(place, warp, lane),
                        warp.r[bytes + lane]));
            }
            case "arrive" -> arrive(at, registers);
            case "test_wait", "try_wait" -> test(at, registers);
            default -> throw at.unsupported("this kind of mbarrier operation is not known");
        };
    }

    private interface Lane {
        void run(Warp warp, int lane);
    }

    private static Step eachLane(Lane step) {
        return (warp, lanes) -> {
            for (int m = lanes; m != 0; m &= m - 1) {
                step.run(warp, Integer.numberOfTrailingZeros(m));
            }
        };
    }

    /// An address in shared memory; generic ones come through the window.
    private static long shared(Place place, Warp warp, int lane) {
        long address = place.address(warp, lane);
        return Space.ofGeneric(address) == Space.SHARED ? address - Space.SHARED.window() : address;
    }

    private static Step arrive(Instruction at, Registers registers) {
        boolean expects = at.has("expect_tx");
        int d = ConversionSteps.isSink(at.operand(0)) ? 0 : registers.wide(at.operand(0), at);
        Place place = Place.of(at.operand(1), registers, at);
        int given = at.operands().size() > 2 ? registers.narrow(at.operand(2), at) : registers.narrowConstant(expects ? 0 : 1);
        return eachLane((warp, lane) -> warp.q[d + lane] = warp.block().transfers().arrive(warp, lane,
                shared(place, warp, lane),
                expects ? 1 : warp.r[given + lane], expects ? warp.r[given + lane] : 0));
    }

    private static Step test(Instruction at, Registers registers) {
        int p = registers.predicate(at.operand(0), at);
        Place place = Place.of(at.operand(1), registers, at);
        boolean parity = at.has("parity");
        int phase = parity ? registers.narrow(at.operand(2), at) : registers.wide(at.operand(2), at);
        return (warp, lanes) -> {
            int over = 0;
            for (int m = lanes; m != 0; m &= m - 1) {
                int lane = Integer.numberOfTrailingZeros(m);
                long wanted = parity ? warp.r[phase + lane] : warp.q[phase + lane];
                over |= warp.block().transfers().isOver(warp, lane, shared(place, warp, lane), wanted) ? 1 << lane : 0;
            }
            IntegerSteps.set(warp, p, lanes, over);
            if (over != lanes) {
                warp.endTurn();
            }
        };
    }

    /// `cp.async.mbarrier.arrive`: arrives when the thread's own `cp.async` copies are done.
    private static Step arriveWithCopies(Instruction at, Registers registers) {
        Place place = Place.of(at.operand(0), registers, at);
        boolean counted = at.has("noinc");
        return (warp, lanes) -> {
            warp.copies.commit(lanes);
            warp.copies.await(lanes, 0);
            for (int m = lanes; m != 0; m &= m - 1) {
                int lane = Integer.numberOfTrailingZeros(m);
                warp.block().transfers().arrive(warp, lane, shared(place, warp, lane), counted ? 1 : 0, 0);
            }
        };
    }

    // ---------------------------------------------------------------- cp.async.bulk.tensor

    private static Step bulk(Instruction at, Registers registers) {
        if (!at.has("tensor") || !at.has("2d") || !at.has("mbarrier::complete_tx::bytes") || at.has("im2col")
                || at.has("multicast::cluster")) {
            throw at.unsupported("only copies of boxes of a matrix (tensor.2d) to shared memory are known");
        }
        Place to = Place.of(at.operand(0), registers, at);
        Operand.Address source = (Operand.Address) at.operand(1);
        Place map = Place.of(new Operand.Address(source.base(), source.offset(), List.of()), registers, at);
        if (source.coordinates().size() != 2) {
            throw at.unsupported("a box of a matrix has two coordinates");
        }
        int column = registers.narrow(source.coordinates().get(0), at);
        int row = registers.narrow(source.coordinates().get(1), at);
        Place barrier = Place.of(at.operand(2), registers, at);
        return eachLane((warp, lane) -> {
            TensorBox box = TensorBox.read(warp, lane, map.address(warp, lane));
            int bytes = box.copy(warp, lane, shared(to, warp, lane), warp.r[row + lane], warp.r[column + lane]);
            warp.block().transfers().complete(warp, lane, shared(barrier, warp, lane), bytes);
            warp.block().clocks().advance(warp.block().clocks().hardware());
        });
    }
}
