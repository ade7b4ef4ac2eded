package dev.assay.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** An API server with one kind of object that does what a real one does only on bad days. */
final class FakeApi implements AutoCloseable {

    private final HttpServer http;
    private final Map<String, String> objects = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private long version = 100;
    private long oldest;
    private int refusal;
    private boolean frozen;
    private int cutAfter = Integer.MAX_VALUE;

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
        return new ClusterAccess.Connection(new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(io.fabric8.kubernetes.client.Config.empty())
                        .withMasterUrl(url)
                        .withRequestRetryBackoffLimit(0)
                        .withHttp2Disable(true)
                        .build())
                .build());
    }

    /** What was asked, path and query. */
    List<String> requests() {
        return requests;
    }

    /** How many watches are open, as far as the server knows. */
    int watches() {
        return watchers.size();
    }

    /** Puts an object, given as JSON in which {@code VERSION} stands for its new version. */
    synchronized void put(String name, String json) {
        version++;
        String object = json.replace("VERSION", Long.toString(version));
        String type = objects.put(name, object) == null ? "ADDED" : "MODIFIED";
        tell(type, object);
    }

    synchronized void delete(String name) {
        version++;
        String object = String.valueOf(objects.remove(name));
        tell("DELETED", object.replaceFirst("\"resourceVersion\":\"\\d+\"", "\"resourceVersion\":\"" + version + "\""));
    }

    /** Changes are lost for those who do not watch: their version is too old from now on. */
    synchronized void compact() {
        oldest = version + 1;
        version++;
        log.clear();
    }

    /** Sends this line to all who watch. */
    synchronized void say(String line) {
        watchers.forEach(watcher -> watcher.send(line));
    }

    synchronized void bookmark() {
        say(bookmarkLine());
    }

    /** Ends all watches. */
    void hangUp() {
        watchers.forEach(Watcher::end);
        watchers.clear();
    }

    /** Refuses all that is asked from now on with this status; 0 to answer again. */
    synchronized void refuse(int status) {
        refusal = status;
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

    @Override
    public void close() {
        closed.countDown();
        hangUp();
        http.stop(0);
    }

    private synchronized void tell(String type, String object) {
        String line = version + " {\"type\":\"" + type + "\",\"object\":" + object + "}";
        log.add(line);
        say(line.substring(line.indexOf(' ') + 1));
    }

    private String bookmarkLine() {
        return "{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{\"resourceVersion\":\"" + version + "\"}}}";
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestURI().toString());
        Map<String, String> query = query(exchange.getRequestURI().getQuery());
        if (frozen()) {
            block();
            return;
        }
        if (refusal() > 0) {
            send(exchange, refusal(), status(refusal()));
        } else if (query.containsKey("watch")) {
            watch(exchange, Long.parseLong(query.getOrDefault("resourceVersion", "0")));
        } else {
            list(exchange, query);
        }
    }

    private synchronized boolean frozen() {
        return frozen;
    }

    private synchronized int refusal() {
        return refusal;
    }

    private void block() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void list(HttpExchange exchange, Map<String, String> query) throws IOException {
        String body;
        int status = 200;
        int cut;
        synchronized (this) {
            String[] token = query.getOrDefault("continue", "0@" + version).split("@", -1);
            int from = Integer.parseInt(token[0]);
            if (Long.parseLong(token[1]) < oldest) {
                status = 410;
                body = status(410);
            } else {
                List<String> all = List.copyOf(objects.values());
                int to = Math.min(all.size(), from + Integer.parseInt(query.getOrDefault("limit", "1000000")));
                String next = to < all.size() ? ",\"continue\":\"" + to + "@" + token[1] + "\"" : "";
                body = "{\"kind\":\"List\",\"metadata\":{\"resourceVersion\":\"" + token[1] + "\"" + next
                        + "},\"items\":[" + String.join(",", all.subList(from, to)) + "]}";
            }
            cut = cutAfter;
        }
        if (cut < body.length()) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(body.substring(0, cut).getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().close();
            return;
        }
        send(exchange, status, body);
    }

    private void watch(HttpExchange exchange, long from) throws IOException {
        Watcher watcher;
        synchronized (this) {
            exchange.sendResponseHeaders(200, 0);
            watcher = new Watcher(exchange.getResponseBody());
            if (from < oldest) {
                watcher.send("{\"type\":\"ERROR\",\"object\":" + status(410) + "}");
                watcher.end();
                return;
            }
            exchange.getResponseBody().flush();
            for (String line : log) {
                int space = line.indexOf(' ');
                if (Long.parseLong(line.substring(0, space)) > from) {
                    watcher.send(line.substring(space + 1));
                }
            }
            watchers.add(watcher);
        }
        watcher.await();
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String status(int code) {
        return "{\"kind\":\"Status\",\"status\":\"Failure\",\"message\":\"status " + code + " it is\",\"code\":" + code
                + "}";
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String part : text.split("&", -1)) {
            int equals = part.indexOf('=');
            query.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return query;
    }

    private record Watcher(OutputStream output, CountDownLatch ended) {

        Watcher(OutputStream output) {
            this(output, new CountDownLatch(1));
        }

        void send(String line) {
            try {
                output.write((line + "\n").getBytes(StandardCharsets.UTF_8));
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
