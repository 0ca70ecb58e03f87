package scratch.example.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One sentence a line: a change of one sentence is a change of one line, and long sentences show.
final class Sentences {
    static final int LONGEST = 160;

    // An end, closing marks, a space, opening marks, a capital letter.
    private static final Pattern END = Pattern.compile("(\\S*?)[.!?][\"”’*_)]*\\s+(?=[\"“‘*_(]*\\p{Lu})");
    private static final Pattern NO_END = Pattern.compile("(?i)[(\"“]*(e\\.g|i\\.e|vs|cf|fig|eq|no|st|dr|mr|mrs|ms|prof|ca|al|"
            + "resp|vol|pp?|ch|sec|[a-z]|([a-z]\\.)+[a-z]|\\d+)");

    private Sentences() {
    }

    static List<String> problems(List<Prose> lines) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Prose line = lines.get(i);
            boolean prose = line.kind() == Prose.Kind.TEXT || line.kind() == Prose.Kind.ITEM;
            boolean reference = line.section().startsWith("History") && line.kind() == Prose.Kind.ITEM;
            if (!prose || reference) {
                continue;
            }
            String text = line.visible();
            if (text.length() > LONGEST) {
                problems.add(at(line) + text.length() + " characters in one line: at most " + LONGEST);
            }
            if (hasTwoSentences(text.replaceFirst("^([-*]|\\d+\\.) ", ""))) {
                problems.add(at(line) + "two sentences in one line: " + shortened(text));
            }
            boolean goesOn = i + 1 < lines.size() && lines.get(i + 1).kind() == Prose.Kind.TEXT
                    && lines.get(i + 1).number() == line.number() + 1;
            if (goesOn && !text.matches(".*[.!?:;…][\"”’*_)]*")) {
                problems.add(at(line) + "the sentence goes on in the next line: " + shortened(text));
            }
        }
        return problems;
    }

    static boolean hasTwoSentences(String text) {
        Matcher end = END.matcher(text);
        while (end.find()) {
            boolean mark = end.group().strip().matches(".*[!?][\"”’*_)]*");
            if (mark || !NO_END.matcher(end.group(1)).matches()) {
                return true;
            }
        }
        return false;
    }

    static String at(Prose line) {
        return "line " + line.number() + ": ";
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
