package scratch.example.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import scratch.example.CheckTable;

class OutputTest {
    private static final String TABLE = CheckTable.against("Smile").same("x", 1, 1).whyDifferent("no reason").toString();
    private static final String PAGE = """
            # 321 Line

            ## The heart of it

            ```text
            not this
            ```

            ## Run

            ```text
            old
            ```

            ## Checked against

            ```text
            ```
            """;

    @Test
    void theCheckTableIsTakenOutOfTheStory() {
        Output output = Output.of("a\n\nb\n\n" + TABLE + "\n\nTry: more\n");
        assertThat(output.story()).isEqualTo("a\n\nb\n\nTry: more");
        assertThat(output.checks()).isEqualTo(TABLE.replace("\r\n", "\n"));
        assertThat(Output.of("a\n" + TABLE + "\n\n" + TABLE).checks())
                .isEqualTo((TABLE + "\n\n" + TABLE).replace("\r\n", "\n"));
    }

    @Test
    void bothPartsAreWrittenWhereTheyBelong() {
        String page = Readme.withOutput(PAGE, "story\n\n" + TABLE + "\n\nTry: more");
        assertThat(page).contains("```text\nnot this\n```").contains("## Run\n\n```text\nstory\n\nTry: more\n```")
                .contains("## Checked against\n\n```text\ncheck ").contains("why different? no reason\n```");
        assertThat(Readme.documented(page)).isEqualTo(Readme.printed("story\n\n" + TABLE + "\n\nTry: more"));
        assertThat(Readme.documented(page)).isNotEqualTo(Readme.printed("story\n\nTry: more"));
    }
}
