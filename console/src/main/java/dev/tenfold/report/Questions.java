package dev.tenfold.report;

import dev.tenfold.verdict.Answer;
import dev.tenfold.verdict.Question;
import java.util.ArrayList;
import java.util.List;

/** The five questions with their answers, in the terminal and on the page. */
public final class Questions {

    private Questions() {}

    /**
     * The answers in lines, each change and, if asked for, each piece of evidence below its answer.
     *
     * @param columns of the widest line
     */
    public static List<String> lines(List<Answer> answers, int columns, boolean evidence) {
        List<String> lines = new ArrayList<>();
        for (Answer answer : answers) {
            lines.addAll(Prose.wrap(answer.question().title() + " " + answer.answer(), columns));
            if (evidence || answer.question() == Question.CHANGES) {
                answer.evidence().forEach(each -> lines.addAll(bullet(each, columns)));
            }
        }
        return lines;
    }

    private static List<String> bullet(String text, int columns) {
        List<String> wrapped = new ArrayList<>(Prose.wrap(text, columns - 4));
        for (int i = 0; i < wrapped.size(); i++) {
            wrapped.set(i, (i == 0 ? "  - " : "    ") + wrapped.get(i));
        }
        return wrapped;
    }

    /** The answers for programs, as {@link ReportJson} writes them, beside the file they are about. */
    public static String json(String file, List<Answer> answers) {
        return ReportJson.spell(json -> {
            json.text("file", file);
            json.objects("answers", answers, answer -> ReportJson.answer(json, answer));
        });
    }

    /** The answers on the page; nothing if there are none. */
    static String spell(List<Answer> answers) {
        if (answers.isEmpty()) {
            return "";
        }
        Markup html = new Markup();
        html.open("section", "class", "answers", "aria-labelledby", "questions")
                .leaf("h2", "Five questions", "id", "questions");
        for (Answer answer : answers) {
            html.leaf("h3", answer.question().title()).leaf("p", answer.answer());
            if (!answer.evidence().isEmpty()) {
                html.open("ul");
                answer.evidence().forEach(each -> html.leaf("li", each));
                html.close();
            }
        }
        return html.close().toString();
    }
}
