package dev.assay.web.cause;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of help as it stands in {@code docs}: headings, paragraphs and commands, which is all of Markdown that is used
 * there.
 */
public record HelpText(String title, List<Block> blocks) {

    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\([^)]+\\)");
    private static final Pattern EMPHASIS = Pattern.compile("(?<![\\w*])\\*([^*]+)\\*(?![\\w*])");

    public HelpText {
        blocks = List.copyOf(blocks);
    }

    /** The page of a cause that is written down. */
    public static HelpText of(CauseHelp help) {
        return of(HelpText.class, help.label() + ".md");
    }

    /** The page that lies in a file beside a class. */
    public static HelpText of(Class<?> beside, String file) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(file), file)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HelpText parse(String markdown) {
        String title = "";
        List<Block> blocks = new ArrayList<>();
        List<String> part = new ArrayList<>();
        boolean code = false;
        for (String line : markdown.lines().toList()) {
            boolean fence = line.startsWith("```");
            if (fence || (!code && line.isBlank())) {
                add(part, code ? Form.COMMAND : Form.PARAGRAPH, blocks);
                code = fence != code;
            } else if (!code && line.startsWith("# ")) {
                title = line.substring(2);
            } else if (!code && line.startsWith("## ")) {
                blocks.add(new Block(Form.HEADING, line.substring(3)));
            } else {
                part.add(line);
            }
        }
        add(part, Form.PARAGRAPH, blocks);
        return new HelpText(title, blocks);
    }

    private static void add(List<String> part, Form form, List<Block> blocks) {
        if (!part.isEmpty()) {
            String text = String.join("\n", part);
            blocks.add(new Block(form, form == Form.COMMAND ? text : words(text)));
            part.clear();
        }
    }

    private static String words(String text) {
        String plain = LINK.matcher(text.replace('\n', ' ')).replaceAll("$1");
        return EMPHASIS.matcher(plain).replaceAll("$1");
    }

    /** What a block is. */
    public enum Form {
        HEADING,
        PARAGRAPH,
        COMMAND
    }

    /** One block; code in backquotes stays as it is. */
    public record Block(Form form, String text) {

        public boolean heading() {
            return form == Form.HEADING;
        }

        public boolean command() {
            return form == Form.COMMAND;
        }

        public boolean paragraph() {
            return form == Form.PARAGRAPH;
        }

        /** What a heading is called in addresses, as on GitHub; null for anything else. */
        public @Nullable String anchor() {
            return heading() ? text.toLowerCase(Locale.ROOT).replace(' ', '-') : null;
        }

        /** Words, and code between backquotes, by turns. */
        public List<String> turns() {
            return List.of(text.split("`", -1));
        }
    }
}
