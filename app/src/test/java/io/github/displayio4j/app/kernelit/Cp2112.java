package io.github.displayio4j.app.kernelit;

import io.github.displayio4j.linuxio.Device;
import io.github.displayio4j.linuxio.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A CP2112, a chip on USB with eight GPIO lines and an I2C master, played through `/dev/uhid` (linux/uhid.h) for
/// the
/// kernel's own driver hid-cp2112 (AN495 of Silicon Labs). It logs what its pins do and what I2C messages it sends.
final class Cp2112 {
    private static final int EVENT_SIZE = 4376;
    private static final int CREATE2 = 11;
    private static final int OUTPUT = 6;
    private static final int GET_REPORT = 9;
    private static final int GET_REPORT_REPLY = 10;
    private static final int INPUT2 = 12;
    private static final int SET_REPORT = 13;
    private static final int SET_REPORT_REPLY = 14;

    private static final int GPIO_CONFIG = 0x02;
    private static final int GPIO_GET = 0x03;
    private static final int GPIO_SET = 0x04;
    private static final int VERSION = 0x05;
    private static final int SMBUS_CONFIG = 0x06;
    private static final int DATA_WRITE = 0x14;
    private static final int STATUS_REQUEST = 0x15;
    private static final int STATUS_RESPONSE = 0x16;

    private final Device uhid;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment in = arena.allocate(EVENT_SIZE + 64, 8);
    private final MemorySegment out = arena.allocate(EVENT_SIZE + 64, 8);
    private final List<String> pins = new ArrayList<>();
    private final List<byte[]> messages = new ArrayList<>();
    private int levels;
    private int outputs;

    /// Plugs it in.
    Cp2112(Kernel kernel) throws IOException {
        uhid = Device.open(kernel, "/dev/uhid", Kernel.O_RDWR);
        byte[] descriptor = descriptor();
        put(0, CREATE2);
        byte[] name = "CP2112".getBytes(StandardCharsets.US_ASCII);
        MemorySegment.copy(name, 0, out, ValueLayout.JAVA_BYTE, 4, name.length);
        out.set(ValueLayout.JAVA_SHORT_UNALIGNED, 260, (short) descriptor.length);
        out.set(ValueLayout.JAVA_SHORT_UNALIGNED, 262, (short) 3); // BUS_USB
        put(264, 0x10c4);
        put(268, 0xea90);
        MemorySegment.copy(descriptor, 0, out, ValueLayout.JAVA_BYTE, 280, descriptor.length);
        uhid.write(out, 0, EVENT_SIZE);
        Thread.ofPlatform().daemon().name("cp2112").start(this::serve);
    }

    private void put(long at, int value) {
        out.set(ValueLayout.JAVA_INT_UNALIGNED, at, value);
    }

    /// Vendor-defined reports of bytes.
    private static byte[] descriptor() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x06, 0, (byte) 0xff, 0x09, 1, (byte) 0xa1, 1});
        int[][] reports = {
            {GPIO_CONFIG, 0xb1, 4}, {GPIO_GET, 0xb1, 1}, {GPIO_SET, 0xb1, 2}, {VERSION, 0xb1, 2},
            {SMBUS_CONFIG, 0xb1, 13}, {DATA_WRITE, 0x91, 63}, {STATUS_REQUEST, 0x91, 1}, {STATUS_RESPONSE, 0x81, 6}
        };
        for (int[] report : reports) {
            out.writeBytes(new byte[] {
                (byte) 0x85,
                (byte) report[0],
                0x09,
                (byte) report[0],
                0x15,
                0,
                0x26,
                (byte) 0xff,
                0,
                0x75,
                8,
                (byte) 0x95,
                (byte) report[2],
                (byte) report[1],
                2
            });
        }
        out.write(0xc0);
        return out.toByteArray();
    }

    private void serve() {
        try {
            while (true) {
                uhid.read(in, 0, EVENT_SIZE);
                handle();
            }
        } catch (IOException e) {
            System.out.println("@fail cp2112: " + e.getMessage());
        }
    }

    private synchronized void handle() throws IOException {
        int id = in.get(ValueLayout.JAVA_INT_UNALIGNED, 4);
        switch (in.get(ValueLayout.JAVA_INT_UNALIGNED, 0)) {
            case GET_REPORT -> {
                byte[] answer =
                        switch (in.get(ValueLayout.JAVA_BYTE, 8)) {
                            case GPIO_CONFIG -> new byte[] {GPIO_CONFIG, (byte) outputs, (byte) 0xff, 0, 0};
                            case GPIO_GET -> new byte[] {GPIO_GET, (byte) levels};
                            case VERSION -> new byte[] {VERSION, 0x0c, 3};
                            default -> {
                                byte[] config = new byte[14];
                                config[0] = SMBUS_CONFIG;
                                yield config;
                            }
                        };
                put(0, GET_REPORT_REPLY);
                put(4, id);
                out.set(ValueLayout.JAVA_SHORT_UNALIGNED, 8, (short) 0);
                out.set(ValueLayout.JAVA_SHORT_UNALIGNED, 10, (short) answer.length);
                MemorySegment.copy(answer, 0, out, ValueLayout.JAVA_BYTE, 12, answer.length);
                uhid.write(out, 0, 12 + answer.length);
            }
            case SET_REPORT -> {
                set(in.asSlice(12, 16));
                put(0, SET_REPORT_REPLY);
                put(4, id);
                out.set(ValueLayout.JAVA_SHORT_UNALIGNED, 8, (short) 0);
                uhid.write(out, 0, 10);
            }
            case OUTPUT -> i2c(in.asSlice(4, 64)); // data before size and type
            default -> {} // start, open and their like
        }
    }

    private void set(MemorySegment report) {
        int first = report.get(ValueLayout.JAVA_BYTE, 1) & 0xff;
        int mask = report.get(ValueLayout.JAVA_BYTE, 2) & 0xff;
        if (report.get(ValueLayout.JAVA_BYTE, 0) == GPIO_CONFIG) {
            outputs = first;
        } else if (report.get(ValueLayout.JAVA_BYTE, 0) == GPIO_SET) {
            levels = levels & ~mask | first & mask;
            for (int i = 0; i < 8; i++) {
                if ((mask >>> i & 1) != 0) {
                    pins.add(i + ((first >>> i & 1) != 0 ? "+" : "-"));
                }
            }
        }
    }

    private void i2c(MemorySegment report) throws IOException {
        if (report.get(ValueLayout.JAVA_BYTE, 0) == DATA_WRITE) {
            int length = report.get(ValueLayout.JAVA_BYTE, 2);
            byte[] message = new byte[1 + length];
            message[0] = (byte) ((report.get(ValueLayout.JAVA_BYTE, 1) & 0xff) >>> 1);
            MemorySegment.copy(report, ValueLayout.JAVA_BYTE, 3, message, 1, length);
            messages.add(message);
        } else if (report.get(ValueLayout.JAVA_BYTE, 0) == STATUS_REQUEST) {
            byte[] done = {STATUS_RESPONSE, 2, 0, 0, 0, 0, 0}; // complete
            put(0, INPUT2);
            out.set(ValueLayout.JAVA_SHORT_UNALIGNED, 4, (short) done.length);
            MemorySegment.copy(done, 0, out, ValueLayout.JAVA_BYTE, 6, done.length);
            uhid.write(out, 0, 6 + done.length);
        }
    }

    /// What its pins did since asked last: number and `+` or `-`.
    synchronized List<String> takePins() {
        List<String> taken = List.copyOf(pins);
        pins.clear();
        return taken;
    }

    /// I2C messages since asked last: address, then bytes.
    synchronized List<byte[]> takeMessages() {
        List<byte[]> taken = List.copyOf(messages);
        messages.clear();
        return taken;
    }

    /// Lets an input change.
    synchronized void drive(int pin, boolean high) {
        levels = high ? levels | 1 << pin : levels & ~(1 << pin);
    }
}
