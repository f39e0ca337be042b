package dev.armature.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.armature.controller.realtime.AwakeProcessors;
import dev.armature.controller.realtime.RealTime;
import dev.armature.controller.realtime.RealTimeThread;
import dev.armature.controller.realtime.RealtimeConfig;
import dev.armature.hardware.franka.FrankaException;
import dev.armature.hardware.franka.link.DatagramLink;
import dev.armature.hardware.franka.link.NettyLink;
import dev.armature.hardware.franka.link.StateCommandLink;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.launch.bench.Benchmark;
import dev.armature.launch.bench.Figure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/// From a state to its command over UDP on the loopback address, at 1 kHz, with both links of the Franka
/// client and with plain C sockets. One C program takes the time of all three, which answer in turns; the
/// ratio is the median over the rounds of the ratio of their 99th percentiles.
public final class UdpTurnaround implements Benchmark {

    private static final int ROUNDS = 7;
    private static final int CYCLES = 2_000;

    /// What C2 needs to have seen; only Java's first round is as long.
    private static final int WARM_UP = 6_000;

    private static final int SKIP = 200;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final String PRIORITY = "85";
    private static final double GOAL = 1.15;

    @Override
    public String name() {
        return "udp";
    }

    @Override
    public String describes() {
        return "state to command over UDP at 1 kHz, with both links of the Franka client, against plain C sockets";
    }

    @Override
    public String needs() {
        return "cc, Linux; SCHED_FIFO for figures that mean something";
    }

    @Override
    public String takes() {
        return "75 s";
    }

    private long lost;

    /// One answering side.
    private interface Side extends AutoCloseable {
        /// Its UDP port.
        int port();

        @Override
        void close() throws IOException;
    }

    @Override
    public List<Figure> run(Path workFolder) throws IOException, InterruptedException {
        CProgram program = CProgram.compile("udp", workFolder, List.of());
        double[] datagram = new double[ROUNDS];
        double[] netty = new double[ROUNDS];
        double[] inC = new double[ROUNDS];
        double[] datagramRatio = new double[ROUNDS];
        double[] nettyRatio = new double[ROUNDS];
        long bytes;
        try (AwakeProcessors awake = AwakeProcessors.hold();
                Echo plain = new Echo(program);
                Answering blocking = new Answering(DatagramLink::new);
                Answering events = new Answering(UdpTurnaround::netty)) {
            time(program, blocking, WARM_UP);
            time(program, events, WARM_UP);
            long before = blocking.allocated();
            long answered = blocking.answered;
            for (int round = 0; round < ROUNDS; round++) {
                inC[round] = time(program, plain, CYCLES);
                datagram[round] = time(program, blocking, CYCLES);
                netty[round] = time(program, events, CYCLES);
                datagramRatio[round] = datagram[round] / inC[round];
                nettyRatio[round] = netty[round] / inC[round];
            }
            bytes = (blocking.allocated() - before) / Math.max(1, blocking.answered - answered);
        }
        String against = String.format(Locale.ROOT, "C %.1f us", Median.of(inC) / 1e3);
        double ratio = Median.of(datagramRatio);
        double other = Median.of(nettyRatio);
        return List.of(
                new Figure("udp.datagram_p99_us", Median.of(datagram) / 1e3, "us", against, ratio, GOAL, ratio <= GOAL),
                // told, not promised: it is there for those who run everything in event loops
                new Figure("udp.netty_p99_us", Median.of(netty) / 1e3, "us", against, other, other, true),
                new Figure("udp.unanswered", lost, "states", "none", Double.NaN, 0, lost == 0),
                new Figure("udp.datagram_garbage", bytes, "B/packet", "none", bytes, 0, bytes == 0));
    }

    /// Netty's link with an event loop that is as much in real time as the thread that it wakes.
    private static StateCommandLink netty(InetAddress robot, FciVersion version) {
        return new NettyLink(
                robot,
                version,
                loop -> Thread.ofPlatform().daemon().name("bench-udp-netty").unstarted(() -> inRealTime(loop)));
    }

    @SuppressWarnings("try") // held while it runs
    private static void inRealTime(Runnable work) {
        try (RealTimeThread realTime = RealTimeThread.enter(RealTime.thread(RealtimeConfig.TRY))) {
            work.run();
        }
    }

    /// The 99th percentile of one round, in ns.
    private double time(CProgram program, Side side, int cycles) throws IOException, InterruptedException {
        Process timer = program.start(
                "time", PRIORITY, String.valueOf(side.port()), String.valueOf(cycles), String.valueOf(SKIP));
        String line;
        try (var printed = timer.inputReader()) {
            line = printed.readLine();
        }
        if (timer.waitFor() != 0 || line == null) {
            throw new IOException("nobody answered the C program that takes the time");
        }
        String[] words = line.split(" ", -1);
        lost += Long.parseLong(words[0]);
        return Double.parseDouble(words[2]);
    }

    /// The C program that answers.
    private static final class Echo implements Side {

        private final Process process;
        private final int port;

        Echo(CProgram program) throws IOException {
            process = program.start("echo", String.valueOf(RealTime.PRIORITY));
            String line = process.inputReader().readLine();
            if (line == null) {
                throw new IOException("the C program that answers has ended");
            }
            port = Integer.parseInt(line);
        }

        @Override
        public int port() {
            return port;
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    /// A link that answers on a real-time thread. Each round is another sender with ids from 1 on, so each
    /// has a link of its own, made before the round and ended by its silence.
    private static final class Answering implements Side {

        private final BiFunction<InetAddress, FciVersion, StateCommandLink> maker;
        private final List<StateCommandLink> links = new ArrayList<>();
        private final Thread thread;
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private volatile StateCommandLink next;
        private volatile boolean closed;
        private volatile long answered;
        private volatile long allocated;

        Answering(BiFunction<InetAddress, FciVersion, StateCommandLink> maker) {
            this.maker = maker;
            next = make();
            thread = Thread.ofPlatform().daemon().name("bench-udp").start(() -> inRealTime(this::answer));
        }

        private StateCommandLink make() {
            StateCommandLink link = maker.apply(InetAddress.getLoopbackAddress(), FciVersion.PANDA);
            links.add(link);
            return link;
        }

        /// A fresh link's port; the one before is done.
        @Override
        public int port() {
            StateCommandLink before = next;
            next = make();
            before.close();
            return next.port();
        }

        /// Bytes that the answering thread has allocated while it answered.
        long allocated() {
            return allocated;
        }

        private void answer() {
            FrankaState state = new FrankaState();
            FrankaCommand command = new FrankaCommand();
            while (!closed) {
                StateCommandLink link = next;
                long count = 0;
                long before = 0;
                try {
                    while (link == next) {
                        if (link.receive(state, PATIENCE_NANOS)) {
                            command.messageId = state.messageId;
                            link.send(command);
                            count++;
                            if (count == SKIP) {
                                before = threads.getCurrentThreadAllocatedBytes();
                            }
                            if (count % CYCLES == 0) {
                                long bytes = allocated + threads.getCurrentThreadAllocatedBytes() - before;
                                allocated = bytes;
                                long packets = answered + CYCLES - SKIP;
                                answered = packets;
                                before = threads.getCurrentThreadAllocatedBytes();
                            }
                        }
                    }
                } catch (FrankaException e) {
                    // the round is over, and with it the link
                }
            }
        }

        @Override
        public void close() {
            closed = true;
            links.forEach(StateCommandLink::close);
            thread.interrupt();
        }
    }
}
