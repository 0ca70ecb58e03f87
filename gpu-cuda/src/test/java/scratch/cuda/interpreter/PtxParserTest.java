package scratch.cuda.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class PtxParserTest {

    @Test
    void aModuleIsTakenApart() {
        PtxProgram program = PtxParser.parse("""
                // a comment
                .version 7.0
                .target sm_80, debug
                .address_size 64
                /* another
                   one */
                .extern .shared .align 16 .b8 room[];
                .const .align 8 .f64 half = 0d3FE0000000000000;
                .visible .entry first(
                    .param .u32 n,
                    .param .align 8 .b8 shape[24],
                    .param .u64 .ptr .align 4 x
                )
                .maxntid 16, 8, 1
                {
                    .reg .b32 %r<3>;
                    .reg.pred p, q;
                    .shared .align 4 .b8 tile[4][8];
                    $L1:
                    @!p bra $L1;
                    ld.param.u32 %r1, [shape+8]; ret;
                }
                .entry second()
                {
                    ret;
                }
                """);
        assertThat(program.version()).isEqualTo("7.0");
        assertThat(program.target()).isEqualTo("sm_80");
        assertThat(program.variables()).extracting(PtxProgram.Variable::bytes).containsExactly(0, 8);
        assertThat(program.variables().get(1).initial()).containsExactly(0, 0, 0, 0, 0, 0, 0xe0, 0x3f);
        assertThat(program.entries().keySet()).containsExactly("first", "second");
        PtxProgram.Entry first = program.entries().get("first");
        assertThat(first.threads()).isEqualTo(128);
        assertThat(first.parameterNames()).containsExactly("n", "shape", "x");
        assertThat(first.parameters()).extracting(p -> p.offset() + ":" + p.bytes()).containsExactly("0:4", "8:24", "32:8");
        assertThat(first.registers().keySet()).containsExactly("%r0", "%r1", "%r2", "p", "q");
        assertThat(first.variables().getFirst().bytes()).isEqualTo(32);
        assertThat(first.labels()).containsEntry("$L1", 0);
        Instruction bra = first.instructions().getFirst();
        assertThat(bra.guard()).isEqualTo(new Operand.Register("p", true));
        assertThat(bra.line()).isEqualTo(20);
        assertThat(first.instructions()).extracting(Instruction::name).containsExactly("bra", "ld", "ret");
    }

    @Test
    void operandsAreUnderstood() {
        PtxProgram program = PtxParser.parse("""
                .version 8.0
                .target sm_90a
                .entry test()
                {
                    .reg .b32 %r<9>;
                    ld.shared::cta.v2.u32 {%r1, _}, [%r2+-8];
                    shfl.sync.bfly.b32 %r1|p, %r2, 0x1F, -1, 0fBF800000;
                    cp.async.bulk.tensor.2d.shared::cluster [%r1], [%r2, {%r3, %r4}], [bar+8];
                }
                """);
        List<Instruction> instructions = program.entries().get("test").instructions();
        Instruction load = instructions.get(0);
        assertThat(load.modifiers()).containsExactly("shared::cta", "v2", "u32");
        assertThat(load.operand(1)).isEqualTo(new Operand.Address(new Operand.Register("%r2", false), -8, List.of()));
        Instruction shuffle = instructions.get(1);
        assertThat(shuffle.operand(0)).isInstanceOf(Operand.Vector.class);
        assertThat(shuffle.operand(2)).isEqualTo(new Operand.Immediate(31));
        assertThat(shuffle.operand(4)).isEqualTo(new Operand.Immediate(0xbf800000L));
        Operand.Address box = (Operand.Address) instructions.get(2).operand(1);
        assertThat(box.coordinates()).hasSize(2);
        assertThat(instructions.get(2).operand(2)).isEqualTo(new Operand.Address(new Operand.Symbol("bar", 0), 8, List.of()));
    }

    /// Inline assembly in braces has registers and labels of its own; a label may come after the jump to it.
    @Test
    void blocksInBracesKeepTheirNames() {
        PtxProgram.Entry test = PtxParser.parse("""
                .version 7.0
                .target sm_80
                .entry test()
                {
                    .reg .pred p;
                    { .reg .pred p; setp.eq.u32 p, 0, 0; @p bra DONE; bra DONE; DONE: }
                    { .reg .pred p; @p bra DONE; DONE: }
                    @p ret;
                }
                """).entries().get("test");
        assertThat(test.registers()).hasSize(3);
        assertThat(test.labels().values()).containsExactly(3, 4);
        assertThat(test.instructions().get(1).operand(0)).isNotEqualTo(test.instructions().get(3).operand(0));
        assertThat(test.instructions().get(4).guard().name()).isEqualTo("p");
    }
}
