package dev.kunci.bench;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The processes that the benchmark starts, and their children. PostgreSQL detaches from its parent, so this process
 * adopts orphans, which only Linux supports, and nothing is left out of the sum.
 */
public final class ProcessTree {

    private static final int PR_SET_CHILD_SUBREAPER = 36;
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER = 11;
    private static final int PARTS = 4;

    private final MethodHandle waitpid;

    private ProcessTree(MethodHandle waitpid) {
        this.waitpid = waitpid;
    }

    static ProcessTree adopting() throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle prctl = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("prctl"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG),
                Linker.Option.firstVariadicArg(1));
        if ((int) prctl.invokeExact(PR_SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L) != 0) {
            throw new IllegalStateException("this system does not hand over processes that lose their parent");
        }
        return new ProcessTree(linker.downcallHandle(
                linker.defaultLookup().findOrThrow("waitpid"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT)));
    }

    static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    /** Waits for the end of processes adopted since. */
    void await(Set<Long> before) throws Exception {
        for (long pid : children()) {
            if (!before.contains(pid)) {
                try {
                    int _ = (int) waitpid.invokeExact((int) pid, MemorySegment.NULL, 0);
                } catch (Throwable e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** CPU seconds of all that have ended. */
    static double ended() throws IOException {
        long[] own = ticks(Path.of("/proc/self/stat"));
        return (own[2] + own[3]) / TICKS_PER_SECOND;
    }

    /** CPU seconds of all that have ended or are running. */
    static double endedAndRunning() throws IOException {
        double sum = ended();
        for (ProcessHandle one : ProcessHandle.current().descendants().toList()) {
            try {
                sum += LongStream.of(ticks(Path.of("/proc/" + one.pid() + "/stat")))
                                .sum()
                        / TICKS_PER_SECOND;
            } catch (IOException endedMeanwhile) {
                continue;
            }
        }
        return sum;
    }

    /** CPU seconds of one process alone. */
    public static double own(long pid) throws IOException {
        long[] ticks = ticks(Path.of("/proc/" + pid + "/stat"));
        return (ticks[0] + ticks[1]) / TICKS_PER_SECOND;
    }

    /** CPU seconds of one process with its children, also those that have ended. */
    public static double withChildren(long pid) throws IOException {
        double sum = LongStream.of(ticks(Path.of("/proc/" + pid + "/stat"))).sum() / TICKS_PER_SECOND;
        for (ProcessHandle child :
                ProcessHandle.of(pid).orElseThrow().children().toList()) {
            try {
                sum += own(child.pid());
            } catch (IOException endedMeanwhile) {
                continue;
            }
        }
        return sum;
    }

    /** Its own ticks in user and system mode, and those of its ended children. */
    private static long[] ticks(Path stat) throws IOException {
        String line = Files.readString(stat);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return LongStream.range(USER, USER + PARTS)
                .map(field -> Long.parseLong(fields[(int) field]))
                .toArray();
    }

    /** Its peak memory, in MB; 0 once it has ended. */
    public static double peak(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }
}
