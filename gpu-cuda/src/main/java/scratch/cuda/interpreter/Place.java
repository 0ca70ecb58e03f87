package scratch.cuda.interpreter;

/// Where an instruction finds its memory: a register or a number, and an offset.
record Place(int row, boolean wide, long offset) {

    static Place of(Operand operand, Registers registers, Instruction at) {
        if (!(operand instanceof Operand.Address address)) {
            throw at.unsupported("an address in brackets is wanted");
        }
        if (address.base() == null) {
            return new Place(registers.wideConstant(address.offset()), true, 0);
        }
        if (address.base() instanceof Operand.Symbol symbol) {
            return new Place(registers.wideConstant(registers.address(symbol, at) + address.offset()), true, 0);
        }
        boolean wide = registers.isWide(address.base());
        return new Place(wide ? registers.wide(address.base(), at) : registers.narrow(address.base(), at), wide,
                address.offset());
    }

    long address(Warp warp, int lane) {
        // subtle: an address of 32 bits wraps; as a signed number it shows how far it lies before the start
        return wide ? warp.q[row + lane] + offset : (int) (warp.r[row + lane] + offset);
    }
}
