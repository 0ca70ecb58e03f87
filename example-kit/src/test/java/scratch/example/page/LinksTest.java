package scratch.example.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {
    @Test
    void aLinkIsDeadIfItsFileIsMissingAndOnlyOutsideOfCode(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("here.md"));
        Path page = folder.resolve("page.md");
        Files.writeString(page, """
                [alive](here.md) [to a heading](here.md#x) [of this page](#x) [elsewhere](https://example.org/gone)
                [dead](gone.md) [dead too](sub/gone.svg#x) and in code `[a](b.md)`
                ```text
                [c](d.md)
                ```
                """);
        assertThat(Links.dead(page)).containsExactly(folder.resolve("gone.md"), folder.resolve("sub/gone.svg"));
    }
}
