package dev.assay.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.observation.Kind;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An API server that holds a {@link LoadCluster}: lists in pages, watches with bookmarks. It runs in a process of its own
 * until its standard input ends. Paths below {@code /bench} steer it.
 */
public final class LoadApi {

    private static final int PAGE = 500;

    private final LoadCluster cluster;
    private final LoadWatches watches;
    private final LoadEvents events;
    private final Map<String, Kind> kinds = Stream.of(Kind.values())
            .collect(Collectors.toMap(
                    kind -> "/" + new KindPath(KyvernoConfig.DEFAULT).of(kind).getFirst(), Function.identity()));
    private final Map<String, AtomicLong> requests = new ConcurrentHashMap<>();
    private volatile long microsPerObject;

    private LoadApi(LoadCluster cluster) {
        this.cluster = cluster;
        this.watches = new LoadWatches(cluster.version());
        this.events = new LoadEvents(cluster, watches);
    }

    /** Takes the number of pods, and prints the port when it is there. */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        LoadApi api = new LoadApi(new LoadCluster(Integer.parseInt(arguments[0])));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", api::answer);
        server.start();
        api.events.start();
        System.out.println(server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // Whoever started it holds the other end.
        }
        System.exit(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Kind kind = kinds.get(exchange.getRequestURI().getPath());
            if (kind == null) {
                steer(exchange);
                return;
            }
            Map<String, String> query = query(exchange);
            boolean watch = query.containsKey("watch");
            String verb = watch ? "watch " : "1".equals(query.get("limit")) ? "probe " : "list ";
            requests.computeIfAbsent(verb + kind.resource(), _ -> new AtomicLong())
                    .incrementAndGet();
            if (watch) {
                exchange.sendResponseHeaders(200, 0);
                watches.serve(kind, exchange.getResponseBody(), number(query, "timeoutSeconds", 1_800));
            } else {
                list(exchange, kind, query);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void list(HttpExchange exchange, Kind kind, Map<String, String> query)
            throws IOException, InterruptedException {
        List<byte[]> all = cluster.objects(kind);
        int from = number(query, "continue", 0);
        int to = Math.min(all.size(), from + number(query, "limit", all.size()));
        Thread.sleep(Duration.ofNanos(1_000 * microsPerObject * (to - from)));
        String next =
                to < all.size() ? "\"continue\":\"%d\",\"remainingItemCount\":%d,".formatted(to, all.size() - to) : "";
        byte[] head = "{\"kind\":\"%s\",\"apiVersion\":\"%s\",\"metadata\":{%s\"resourceVersion\":\"%d\"},\"items\":["
                .formatted(kind == Kind.POD ? "PodList" : "List", "v1", next, cluster.version())
                .getBytes(StandardCharsets.UTF_8);
        List<byte[]> items = all.subList(from, to);
        long length = items.stream().mapToLong(item -> item.length).sum() + Math.max(0, items.size() - 1);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, head.length + length + 2);
        OutputStream body = new BufferedOutputStream(exchange.getResponseBody(), 1 << 16);
        body.write(head);
        for (int item = 0; item < items.size(); item++) {
            body.write(items.get(item));
            if (item + 1 < items.size()) {
                body.write(',');
            }
        }
        body.write(new byte[] {']', '}'});
        body.flush();
    }

    private void steer(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange);
        String answer = "";
        switch (exchange.getRequestURI().getPath()) {
            case "/bench/pages" -> answer = pages();
            case "/bench/requests" -> answer = takeRequests();
            case "/bench/events" -> events.run(number(query, "on", 0) == 1);
            case "/bench/pace" -> microsPerObject = number(query, "micros", 0);
            default -> {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
        }
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** What a client asks for that lists everything. */
    private String pages() {
        StringBuilder pages = new StringBuilder();
        kinds.forEach((path, kind) -> {
            int size = cluster.objects(kind).size();
            for (int from = 0; from == 0 || from < size; from += PAGE) {
                String rest = from == 0 ? "" : "&continue=" + from;
                pages.append(path + "?limit=" + PAGE + rest + "\n");
            }
        });
        return pages.toString();
    }

    private String takeRequests() {
        String all = requests.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                .sorted()
                .collect(Collectors.joining());
        requests.clear();
        return all;
    }

    private static Map<String, String> query(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        return Stream.of(query == null ? new String[0] : query.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, _) -> first));
    }

    private static int number(Map<String, String> query, String name, int otherwise) {
        String text = query.get(name);
        return text == null || text.isEmpty() ? otherwise : Integer.parseInt(text);
    }
}
