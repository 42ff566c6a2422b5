package io.github.displayio4j.camera;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A network camera on loopback that answers as a test says, mistakes included.
final class FaultyCamera implements AutoCloseable {
    static final String STREAM = "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary=frame\r\n\r\n";

    /// What one connection gets.
    @FunctionalInterface
    interface Answer {
        void give(int connection, OutputStream out) throws IOException, InterruptedException;
    }

    final AtomicInteger connections = new AtomicInteger();
    final List<String> requests = new ArrayList<>();
    private final ServerSocket server;
    private final Answer answer;

    FaultyCamera(Answer answer) throws IOException {
        this.answer = answer;
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "http://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort() + "/stream";
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                synchronized (requests) {
                    requests.add(line);
                }
            }
            answer.give(connections.incrementAndGet(), socket.getOutputStream());
        } catch (SocketException e) {
            // the client has gone
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static void part(OutputStream out, byte[] jpeg) throws IOException {
        text(out, "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.length + "\r\n\r\n");
        out.write(jpeg);
        text(out, "\r\n");
    }

    /// Keeps the connection and says nothing more.
    static void stall() throws InterruptedException {
        Thread.sleep(600_000);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
