package org.reprise.liberty;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A program that says its name to whoever connects, and connects to whom it is told: it prints what that one says, or why nothing. */
final class Greeter {
    static final String NO_ANSWER = "no answer";

    private Greeter() {}

    /** @param args its name, and the address and port where it listens; then lines come in, each a time and whom to ask, host:port */
    public static void main(String[] args) throws IOException {
        ServerSocket door = new ServerSocket(Integer.parseInt(args[2]), 50, InetAddress.getByName(args[1]));
        Thread greeting = new Thread(() -> greet(door, args[0]), "greeter");
        greeting.setDaemon(true);
        greeting.start();
        System.out.println("ready");
        BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            String[] words = line.split(" ", 2);
            System.out.println(ask(words[1], Integer.parseInt(words[0])));
        }
    }

    private static void greet(ServerSocket door, String name) {
        try {
            while (true) {
                greet(door.accept(), name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void greet(Socket caller, String name) {
        try (caller) {
            caller.getOutputStream().write((name + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            System.err.println(name + " could not greet: " + e);
        }
    }

    /** @param millis how long connecting may take, and then the answer */
    static String ask(String where, int millis) throws IOException {
        String[] target = where.split(":", 2);
        try (Socket called = new Socket()) {
            called.setSoTimeout(millis);
            called.connect(new InetSocketAddress(target[0], Integer.parseInt(target[1])), millis);
            String said = new BufferedReader(new InputStreamReader(called.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return said == null ? "ended" : said;
        } catch (SocketTimeoutException e) {
            return NO_ANSWER;
        } catch (ConnectException e) {
            return "refused: " + e.getMessage();
        }
    }
}
