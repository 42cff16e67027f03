package io.dynastore.databases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy in front of a database, which can fail as networks and servers do. It passes all, to
 * begin with. Each method that changes that holds for connections to come and, unless it says
 * otherwise, for those that are open.
 */
public final class FaultyProxy implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("//([^:/]+):(\\d+)");

  private final InetSocketAddress server;
  private final int port;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();

  // All below are guarded by this.
  private @Nullable ServerSocket listener;
  private @Nullable Thread accepting;
  private boolean silent;
  private @Nullable String silentFrom;
  private long bytesUntilCut = Long.MAX_VALUE;
  private Duration delay = Duration.ZERO;

  /** Listens on a port of its own. */
  public FaultyProxy(TestDatabase database) {
    Matcher address = ADDRESS.matcher(database.url());
    if (!address.find()) {
      throw new IllegalArgumentException("No host and port: " + database.url());
    }
    server = new InetSocketAddress(address.group(1), Integer.parseInt(address.group(2)));
    port = listen(0);
  }

  /** The same database, by way of this proxy. */
  public TestDatabase database(TestDatabase direct) {
    return new TestDatabase(
        ADDRESS.matcher(direct.url()).replaceFirst("//127.0.0.1:" + port),
        direct.user(),
        direct.password());
  }

  /** Passes all again, also what was held back by silence. */
  public synchronized void pass() {
    silent = false;
    silentFrom = null;
    bytesUntilCut = Long.MAX_VALUE;
    delay = Duration.ZERO;
    if (listener == null) {
      listen(port);
    }
    notifyAll();
  }

  /** Connections are refused, and those that are open are cut. */
  public synchronized void refuse() {
    closeListener();
    cut();
  }

  /** Connections are accepted, but nothing goes through, in either direction. */
  public synchronized void silence() {
    silent = true;
  }

  /**
   * Silence begins when a client sends a word, such as "commit", whatever its case. The word still
   * reaches the server; the answer does not reach the client.
   */
  public synchronized void silenceFrom(String word) {
    silentFrom = word.toLowerCase(Locale.ROOT);
  }

  /** Connections that are open stay silent for ever, as when a firewall has forgotten them. */
  public void forget() {
    links.forEach(link -> link.forgotten = true);
  }

  /** Cuts all connections that are open. */
  public void cut() {
    links.forEach(Link::close);
  }

  /** Cuts a connection when so many more bytes have gone through, of all in both directions. */
  public synchronized void cutAfter(long bytes) {
    bytesUntilCut = bytes;
  }

  /** Each packet takes longer. */
  public synchronized void delay(Duration longer) {
    delay = longer;
  }

  /** How many connections were accepted so far. */
  public int accepted() {
    return accepted.get();
  }

  /** How many connections clients have not closed. */
  public int open() {
    return links.size();
  }

  @Override
  public synchronized void close() {
    closeListener();
    cut();
    notifyAll();
  }

  private synchronized int listen(int wanted) {
    try {
      ServerSocket socket = bind(wanted);
      listener = socket;
      accepting = start(() -> accept(socket));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last listener of a port may still be about to leave it. */
  private static ServerSocket bind(int port) throws IOException {
    for (int tries = 1; ; tries++) {
      ServerSocket socket = new ServerSocket();
      try {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
        return socket;
      } catch (BindException e) {
        socket.close();
        if (tries == 200) {
          throw e;
        }
        LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      }
    }
  }

  private synchronized void closeListener() {
    ServerSocket socket = listener;
    listener = null;
    closeQuietly(socket);
    // Until that thread has noticed, the system goes on to accept connections.
    try {
      if (accepting != null) {
        accepting.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      Socket client = null;
      try {
        client = socket.accept();
        if (socket.isClosed()) {
          client.close();
          return;
        }
        accepted.incrementAndGet();
        Link link = new Link(client);
        links.add(link);
        if (socket.isClosed()) {
          link.close();
        }
        start(() -> link.pump(link.client, link.server, true));
        start(() -> link.pump(link.server, link.client, false));
      } catch (IOException e) {
        closeQuietly(client);
      }
    }
  }

  private static Thread start(Runnable work) {
    Thread thread = new Thread(work, "faulty-proxy");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void closeQuietly(@Nullable AutoCloseable closeable) {
    try {
      if (closeable != null) {
        closeable.close();
      }
    } catch (Exception e) {
      // It is of no use any more.
    }
  }

  /** Returns when some bytes may pass; whether they may. */
  private boolean mayPass(Link link, boolean fromClient, byte[] bytes, int count)
      throws InterruptedException {
    Duration longer;
    synchronized (this) {
      longer = delay;
    }
    Thread.sleep(longer.toMillis());
    synchronized (this) {
      while ((silent || link.forgotten) && !link.isClosed()) {
        wait(50);
      }
      bytesUntilCut -= Math.min(count, bytesUntilCut);
      if (bytesUntilCut == 0) {
        bytesUntilCut = Long.MAX_VALUE;
        link.close();
      }
      if (fromClient && silentFrom != null && contains(bytes, count, silentFrom)) {
        silent = true;
      }
      return !link.isClosed();
    }
  }

  private static boolean contains(byte[] bytes, int count, String word) {
    return new String(bytes, 0, count, StandardCharsets.ISO_8859_1)
        .toLowerCase(Locale.ROOT)
        .contains(word);
  }

  /** A connection of a client's, and that to the server. */
  private final class Link {

    final Socket client;
    final Socket server;
    volatile boolean forgotten;

    Link(Socket client) throws IOException {
      this.client = client;
      this.server = new Socket();
      server.connect(FaultyProxy.this.server);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
    }

    boolean isClosed() {
      return client.isClosed() || server.isClosed();
    }

    void pump(Socket from, Socket to, boolean fromClient) {
      byte[] bytes = new byte[16_384];
      try {
        int count = from.getInputStream().read(bytes);
        while (count > 0 && mayPass(this, fromClient, bytes, count)) {
          to.getOutputStream().write(bytes, 0, count);
          count = from.getInputStream().read(bytes);
        }
      } catch (IOException | InterruptedException e) {
        // The other side is told by the end of its connection.
      } finally {
        close();
      }
    }

    void close() {
      closeQuietly(client);
      closeQuietly(server);
      links.remove(this);
    }
  }
}
