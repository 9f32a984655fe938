package dev.kunci.drill;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway that sends checks to one Kunci on one connection, as nginx does. */
final class Probe implements Runnable {

    private static final int PATIENCE = 10_000;
    private static final int READ_AHEAD = 4_096;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
    /** Leaves processor time to the servers; there are several probes. */
    private static final long BREATH = TimeUnit.MICROSECONDS.toNanos(500);

    private static final Pattern DENIED = Pattern.compile("(?i)\r\nX-Kunci-Denied: ([^\r;]*)");
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: (\\d+)");

    private final int port;
    private final Stock stock;
    private final Ledger ledger;
    private final SplittableRandom random;
    private final BooleanSupplier over;

    Probe(int port, Stock stock, Ledger ledger, long seed, BooleanSupplier over) {
        this.port = port;
        this.stock = stock;
        this.ledger = ledger;
        this.random = new SplittableRandom(seed);
        this.over = over;
    }

    @Override
    public void run() {
        while (!over.getAsBoolean()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE);
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(PATIENCE);
                ask(socket);
            } catch (IOException nobodyThere) {
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    private void ask(Socket socket) throws IOException {
        while (!over.getAsBoolean()) {
            Course.Pick<Case> pick = stock.course().pick(random);
            long invoked = ledger.now();
            socket.getOutputStream().write(stock.question(pick.about()));
            ledger.answered(pick.about().watched(), invoked, pick.stands(), denial(socket.getInputStream()));
            LockSupport.parkNanos(BREATH);
        }
    }

    /** The reason of a denial, empty for a yes. */
    private static String denial(InputStream in) throws IOException {
        String head = head(in);
        String status = head.substring(9, 12);
        if (status.equals("204")) {
            return "";
        }
        Matcher denied = DENIED.matcher(head);
        return denied.find() ? denied.group(1) : status;
    }

    /** The head of the response; its body is skipped. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream(READ_AHEAD);
        byte[] buffer = new byte[READ_AHEAD];
        while (true) {
            int length = in.read(buffer);
            if (length < 0) {
                throw new IOException("ended");
            }
            read.write(buffer, 0, length);
            String text = read.toString(StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            if (end >= 0 && text.length() >= end + 4 + bodyLength(text.substring(0, end))) {
                return text.substring(0, end);
            }
        }
    }

    private static int bodyLength(String head) {
        Matcher length = LENGTH.matcher(head);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }
}
