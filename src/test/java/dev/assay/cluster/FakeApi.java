package dev.assay.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.observation.Kind;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An API server that does what a real one does only on bad days. */
final class FakeApi implements AutoCloseable {

    private final HttpServer http;
    private final FakeStore store = new FakeStore();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Queue<UnaryOperator<String>> tampering = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private Refusal refusal = Refusal.NONE;
    private Refusal watchRefusal = Refusal.NONE;
    private String withdrawn = "";
    private boolean frozen;
    private boolean counting = true;
    private int cutAfter = Integer.MAX_VALUE;
    private int dripping;
    private int expiringPage;

    FakeApi() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::answer);
        http.start();
    }

    ClusterAccess.Connection connect() {
        String url = "http://localhost:" + http.getAddress().getPort();
        return new ClusterAccess.Connection(
                new KubernetesClientBuilder()
                        .withConfig(new ConfigBuilder(io.fabric8.kubernetes.client.Config.empty())
                                .withMasterUrl(url)
                                .withRequestRetryBackoffLimit(0)
                                .withHttp2Disable(true)
                                .build())
                        .build(),
                KyvernoConfig.DEFAULT);
    }

    /** Says in a file of the folder how to connect. */
    Path kubeconfig(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("kubeconfig"), """
                {"apiVersion": "v1", "kind": "Config", "current-context": "c",
                 "clusters": [{"name": "c", "cluster": {"server": "http://localhost:%d"}}],
                 "users": [{"name": "u", "user": {}}],
                 "contexts": [{"name": "c", "context": {"cluster": "c", "user": "u"}}]}""".formatted(http.getAddress().getPort()));
    }

    /** What was asked, path and query. */
    List<String> requests() {
        return requests;
    }

    /** How many lists were begun; probes are none. */
    long lists() {
        return requests.stream()
                .filter(request -> !request.contains("watch=") && !request.contains("continue="))
                .filter(request -> !request.contains("limit=1&") && !request.endsWith("limit=1"))
                .count();
    }

    /** How many watches are open, as far as the server knows. */
    int watches() {
        return watchers.size();
    }

    /** Puts a pod, given as JSON in which {@code VERSION} stands for its new version. */
    void put(String name, String json) {
        put(Kind.POD, name, json);
    }

    synchronized void put(Kind kind, String name, String json) {
        tell(store.put(kind, name, json));
    }

    void delete(String name) {
        delete(Kind.POD, name);
    }

    synchronized void delete(Kind kind, String name) {
        tell(store.delete(kind, name));
    }

    /** Changes are lost for those who do not watch: their version is too old from now on. */
    synchronized void compact() {
        store.compact();
    }

    /** The list's page of this number, counted from 2, is too old when it is asked for the next time. */
    synchronized void expirePage(int page) {
        expiringPage = page;
    }

    /** Sends this line to all who watch. */
    synchronized void say(String line) {
        watchers.forEach(watcher -> watcher.send(line + "\n"));
    }

    /** Sends the first bytes of a line and ends all watches. */
    synchronized void sayCut(String line, int bytes) {
        watchers.forEach(watcher -> watcher.send(line.substring(0, bytes)));
        hangUp();
    }

    /** Sends a piece of a frame that never ends to all who watch. */
    synchronized void dripToWatches() {
        watchers.forEach(watcher -> watcher.send(" "));
    }

    synchronized void bookmark() {
        say("{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{\"resourceVersion\":\"" + store.version() + "\"}}}");
    }

    /** Ends all watches. */
    void hangUp() {
        watchers.forEach(Watcher::end);
        watchers.clear();
    }

    /** Refuses all that is asked from now on with this status; 0 to answer again. */
    void refuse(int status) {
        refuse(status, null);
    }

    /** Refuses all that is asked from now on, and says when to come back. */
    synchronized void refuse(int status, @Nullable String retryAfter) {
        refusal = new Refusal(status, retryAfter);
    }

    /** From now on nothing is found at this path and below, and whoever watches is hung up on; blank for none. */
    void withdraw(String path) {
        synchronized (this) {
            withdrawn = path;
        }
        hangUp();
    }

    /** Refuses watches, while lists are answered. */
    synchronized void refuseWatches(int status) {
        watchRefusal = new Refusal(status, null);
    }

    /** Answers nothing and sends nothing until thawed; connections stay open. */
    synchronized void freeze(boolean freeze) {
        frozen = freeze;
    }

    /** What is open says nothing any more, while whoever connects anew is served. */
    synchronized void freezeOpenWatches() {
        watchers.clear();
    }

    /** Cuts each list after so many bytes. */
    synchronized void cutListsAfter(int bytes) {
        cutAfter = bytes;
    }

    /** Answers the next list, or page of one, with something else. */
    synchronized void tamper(UnaryOperator<String> answer) {
        tampering.add(answer);
    }

    /** Sends so many bytes of each answer per second, one by one; 0 for as fast as can be. */
    synchronized void drip(int bytesPerSecond) {
        dripping = bytesPerSecond;
    }

    /** From now on it is like Kyverno's reports-server: lists are whole and of version 1, and watches tell of all anew. */
    synchronized void stopCounting() {
        counting = false;
    }

    @Override
    public void close() {
        closed.countDown();
        hangUp();
        http.stop(0);
    }

    private void tell(FakeStore.Change change) {
        watchers.stream()
                .filter(watcher -> watcher.kind == change.kind())
                .forEach(watcher -> watcher.send(change.line() + "\n"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestURI().toString());
        Map<String, String> query = query(exchange.getRequestURI().getQuery());
        Kind kind = kind(exchange.getRequestURI().getPath());
        Refusal refused;
        synchronized (this) {
            refused = refusal.status > 0 || !query.containsKey("watch") ? refusal : watchRefusal;
            if (!withdrawn.isBlank() && exchange.getRequestURI().getPath().startsWith(withdrawn)) {
                refused = new Refusal(404, null);
            }
        }
        if (frozen()) {
            block();
        } else if (refused.status > 0) {
            refused.send(exchange);
        } else if (query.containsKey("watch")) {
            watch(exchange, kind, Long.parseLong(query.getOrDefault("resourceVersion", "0")));
        } else {
            list(exchange, kind, query);
        }
    }

    private synchronized boolean frozen() {
        return frozen;
    }

    private void block() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void list(HttpExchange exchange, Kind kind, Map<String, String> query) throws IOException {
        String body;
        int cut;
        int slow;
        synchronized (this) {
            String[] token =
                    query.getOrDefault("continue", "0@" + store.version()).split("@", -1);
            int from = Integer.parseInt(token[0]);
            boolean expiring = expiringPage > 0 && from == (expiringPage - 1) * 500;
            if (expiring || !store.remembers(Long.parseLong(token[1]))) {
                expiringPage = 0;
                new Refusal(410, null).send(exchange);
                return;
            }
            int limit = counting ? Integer.parseInt(query.getOrDefault("limit", "1000000")) : Integer.MAX_VALUE;
            body = page(store.all(kind), from, limit, counting ? token[1] : "1");
            if (!tampering.isEmpty() && limit != 1) {
                body = tampering.remove().apply(body);
            }
            cut = cutAfter;
            slow = dripping;
        }
        if (slow > 0) {
            drip(exchange, body, slow);
        } else if (cut < body.length()) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(body.substring(0, cut).getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().close();
        } else {
            Refusal.send(exchange, 200, body);
        }
    }

    private static String page(List<String> all, int from, int limit, String version) {
        int to = (int) Math.min(all.size(), (long) from + limit);
        String more = to < all.size()
                ? ",\"continue\":\"" + to + "@" + version + "\",\"remainingItemCount\":" + (all.size() - to)
                : "";
        return "{\"kind\":\"List\",\"metadata\":{\"resourceVersion\":\"" + version + "\"" + more + "},\"items\":["
                + String.join(",", all.subList(from, to)) + "]}";
    }

    private void drip(HttpExchange exchange, String body, int bytesPerSecond) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream output = exchange.getResponseBody()) {
            for (byte one : body.getBytes(StandardCharsets.UTF_8)) {
                output.write(one);
                output.flush();
                if (closed.await(1_000 / bytesPerSecond, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch(HttpExchange exchange, Kind kind, long from) throws IOException {
        Watcher watcher;
        synchronized (this) {
            exchange.sendResponseHeaders(200, 0);
            watcher = new Watcher(kind, exchange.getResponseBody(), new CountDownLatch(1));
            if (counting && !store.remembers(from)) {
                watcher.send("{\"type\":\"ERROR\",\"object\":" + Refusal.status(410) + "}\n");
                watcher.end();
                return;
            }
            exchange.getResponseBody().flush();
            (counting ? store.since(kind, from) : store.replay(kind))
                    .forEach(change -> watcher.send(change.line() + "\n"));
            watchers.add(watcher);
        }
        watcher.await();
    }

    private static Kind kind(String path) {
        return Stream.of(Kind.values())
                .filter(kind -> new KindPath(KyvernoConfig.DEFAULT).of(kind).contains(path.substring(1)))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String part : text.split("&", -1)) {
            int equals = part.indexOf('=');
            query.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return query;
    }

    private record Refusal(int status, @Nullable String retryAfter) {

        static final Refusal NONE = new Refusal(0, null);

        void send(HttpExchange exchange) throws IOException {
            if (retryAfter != null) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            send(exchange, status, status(status));
        }

        static void send(HttpExchange exchange, int status, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }

        static String status(int code) {
            return "{\"kind\":\"Status\",\"status\":\"Failure\",\"message\":\"status " + code + " it is\",\"code\":"
                    + code + "}";
        }
    }

    private record Watcher(Kind kind, OutputStream output, CountDownLatch ended) {

        void send(String text) {
            try {
                output.write(text.getBytes(StandardCharsets.UTF_8));
                output.flush();
            } catch (IOException e) {
                ended.countDown();
            }
        }

        void end() {
            try {
                output.close();
            } catch (IOException e) {
                // The other side was faster.
            }
            ended.countDown();
        }

        void await() {
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
