package org.gatehouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** A name server on loopback that answers what a test has told it, and knows no other name. */
public final class DnsServer implements AutoCloseable {

  private static final int TTL = 60;
  private static final int LONGEST = 4096;

  private final Map<Name, List<Record>> records = new ConcurrentHashMap<>();
  private final Set<Name> failing = ConcurrentHashMap.newKeySet();
  private final DatagramSocket socket;

  public DnsServer() {
    try {
      socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "name server");
    thread.setDaemon(true);
    thread.start();
  }

  /** For {@code GATEHOUSE_DNS}. */
  public String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  /**
   * Adds a record.
   *
   * @param type such as {@code CNAME}
   * @param value an address, a text, or a name without the dot at its end
   */
  public void set(String name, String type, String value) {
    try {
      String data =
          switch (type) {
            case "TXT" -> "\"" + value + "\"";
            case "CNAME" -> value + ".";
            default -> value;
          };
      records
          .computeIfAbsent(name(name), unknown -> new CopyOnWriteArrayList<>())
          .add(Record.fromString(name(name), Type.value(type), DClass.IN, TTL, data, Name.root));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets all records of a name. */
  public void remove(String name) {
    records.remove(name(name));
  }

  /** Answers for that name that something is broken, or no more. */
  public void fail(String name, boolean broken) {
    if (broken) {
      failing.add(name(name));
    } else {
      failing.remove(name(name));
    }
  }

  @Override
  public void close() {
    socket.close();
  }

  private void serve() {
    byte[] buffer = new byte[LONGEST];
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        byte[] asked = Arrays.copyOf(packet.getData(), packet.getLength());
        byte[] answer = answer(new Message(asked)).toWire();
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException e) {
        // Closed, or a packet that is no question.
        continue;
      }
    }
  }

  private Message answer(Message query) {
    Record question = query.getQuestion();
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.RA);
    answer.addRecord(question, Section.QUESTION);
    List<Record> known = records.get(question.getName());
    if (failing.contains(question.getName())) {
      answer.getHeader().setRcode(Rcode.SERVFAIL);
    } else if (known == null) {
      answer.getHeader().setRcode(Rcode.NXDOMAIN);
    } else {
      known.stream()
          .filter(record -> record.getType() == question.getType())
          .forEach(record -> answer.addRecord(record, Section.ANSWER));
    }
    return answer;
  }

  private static Name name(String name) {
    try {
      return Name.fromString(name.toLowerCase(Locale.ROOT), Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(name, e);
    }
  }
}
