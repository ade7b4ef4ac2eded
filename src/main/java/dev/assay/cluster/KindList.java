package dev.assay.cluster;

import dev.assay.observation.Kind;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads all objects of a kind in pages, and refuses a list that cannot be all of them. */
final class KindList {

    private static final int PAGE = 500;

    private final Kind kind;
    private final ApiServer server;
    private final KindPulse pulse;
    private final Patience patience;

    KindList(Kind kind, ApiServer server, KindPulse pulse, Patience patience) {
        this.kind = kind;
        this.server = server;
        this.pulse = pulse;
        this.patience = patience;
    }

    /**
     * Hands over each object, page by page.
     *
     * @param reached what the list must not be older than
     * @return its version
     */
    String read(String path, ReadVersion reached, AnswerReader.ItemReader items) throws IOException {
        AnswerReader.Page page = AnswerReader.Page.NONE;
        do {
            String rest =
                    page.next().isEmpty() ? "" : "&continue=" + URLEncoder.encode(page.next(), StandardCharsets.UTF_8);
            page = page(server.paths().list(path, kind, PAGE) + rest, page.remaining(), new Items(reached, items));
        } while (!page.next().isEmpty());
        return page.version();
    }

    private AnswerReader.Page page(String address, long expected, Items items) throws IOException {
        try (AnswerStream stream = server.get(address, patience)) {
            pulse.reading();
            items.stream = stream;
            AnswerReader.Page page = AnswerReader.page(stream, items);
            boolean last = page.next().isEmpty();
            long lacking = last ? Math.max(page.remaining(), expected - items.count) : 0;
            if (lacking > 0) {
                throw new IOException("the API server's list is not whole: it lacks " + lacking + " objects");
            }
            return page;
        }
    }

    /** The objects of one page. */
    private final class Items implements AnswerReader.ItemReader {

        private final ReadVersion reached;
        private final AnswerReader.ItemReader items;
        private @Nullable AnswerStream stream;
        private long count;

        Items(ReadVersion reached, AnswerReader.ItemReader items) {
            this.reached = reached;
            this.items = items;
        }

        @Override
        public void begin(AnswerReader.Page page) throws IOException {
            reached.refuseEarlier(page.version());
        }

        @Override
        public void read(JsonNode object) throws IOException {
            count++;
            if (stream != null) {
                stream.progressed();
            }
            pulse.contact();
            items.read(object);
        }
    }
}
