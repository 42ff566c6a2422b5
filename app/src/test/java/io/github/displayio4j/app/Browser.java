package io.github.displayio4j.app;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Chromium without a window, told what to do by its DevTools protocol.
final class Browser implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private int number;

    /// The browser of this machine; null if there is none.
    static @Nullable Path find() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /// @param folder empty, for what the browser keeps
    Browser(Path program, Path folder) throws IOException, InterruptedException {
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-dev-shm-usage",
                        "--window-size=800,900",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("browser.log").toFile())
                .start();
        try {
            socket = client.newWebSocketBuilder()
                    .buildAsync(URI.create(page(folder)), new Listener())
                    .join();
            tell("Log.enable", "{}");
            tell("Runtime.enable", "{}");
            tell("Page.enable", "{}");
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /// Where its first page listens.
    private String page(Path folder) throws IOException, InterruptedException {
        Path port = folder.resolve("DevToolsActivePort");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            List<String> lines = Files.exists(port) ? Files.readAllLines(port) : List.of();
            if (lines.size() > 1) {
                HttpResponse<String> pages = client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + lines.getFirst() + "/json/list"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                for (JsonElement page : JsonParser.parseString(pages.body()).getAsJsonArray()) {
                    JsonObject one = page.getAsJsonObject();
                    if (one.get("type").getAsString().equals("page")) {
                        return one.get("webSocketDebuggerUrl").getAsString();
                    }
                }
            }
            Thread.sleep(20);
        }
        throw new IOException("the browser does not start: " + Files.readString(folder.resolve("browser.log")));
    }

    private JsonObject tell(String method, String parameters) throws IOException {
        int id = ++number;
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
                .join();
        JsonObject result = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        if (result.has("error")) {
            throw new IOException(method + ": " + result.get("error"));
        }
        return result.getAsJsonObject("result");
    }

    void open(String address) throws IOException {
        JsonObject where = new JsonObject();
        where.addProperty("url", address);
        tell("Page.navigate", where.toString());
    }

    /// What an expression of the page's script gives, as text.
    String ask(String expression) throws IOException {
        JsonObject question = new JsonObject();
        question.addProperty("expression", "String(" + expression + ")");
        JsonObject result = tell("Runtime.evaluate", question.toString());
        if (result.has("exceptionDetails")) {
            throw new IOException(expression + ": " + result.get("exceptionDetails"));
        }
        return result.getAsJsonObject("result").get("value").getAsString();
    }

    /// Waits until an expression is true.
    void await(String expression) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!ask(expression).equals("true")) {
            if (System.nanoTime() > end) {
                throw new IOException("never true: " + expression + "; the page says: " + ask("document.body.innerText")
                        + " " + complaints());
            }
            Thread.sleep(20);
        }
    }

    /// A picture of the page.
    byte[] screenshot() throws IOException {
        JsonObject answer = tell("Page.captureScreenshot", "{}");
        return Base64.getDecoder().decode(answer.get("data").getAsString());
    }

    /// Errors and warnings of the page so far.
    List<String> complaints() {
        synchronized (complaints) {
            return List.copyOf(complaints);
        }
    }

    @Override
    public void close() {
        socket.abort();
        client.close();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JsonObject message = JsonParser.parseString(text.toString()).getAsJsonObject();
                text.setLength(0);
                heard(message);
            }
            webSocket.request(1);
            return null;
        }

        private void heard(JsonObject message) {
            if (message.has("id")) {
                CompletableFuture<JsonObject> answer =
                        waiting.remove(message.get("id").getAsInt());
                if (answer != null) {
                    answer.complete(message);
                }
                return;
            }
            String method = message.get("method").getAsString();
            JsonObject what = message.getAsJsonObject("params");
            synchronized (complaints) {
                if (method.equals("Runtime.exceptionThrown")) {
                    complaints.add(what.toString());
                } else if (method.equals("Log.entryAdded")) {
                    complaints.add(what.getAsJsonObject("entry").toString());
                } else if (method.equals("Runtime.consoleAPICalled")) {
                    JsonArray said = what.getAsJsonArray("args");
                    complaints.add(said.toString());
                }
            }
        }
    }
}
