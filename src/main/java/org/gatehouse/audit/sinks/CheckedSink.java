package org.gatehouse.audit.sinks;

import java.util.Optional;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.net.FetchFailed;
import org.gatehouse.platform.net.FetchFailed.Reason;
import org.gatehouse.platform.net.SafeSend;
import org.gatehouse.platform.net.Trust;
import org.gatehouse.platform.text.OneLine;
import org.jspecify.annotations.Nullable;

/**
 * What a sink shall be, all of it acceptable.
 *
 * @param credentials null for what it was, empty for none
 */
record CheckedSink(
    String name,
    SinkKind kind,
    SinkAddress address,
    SinkFormat format,
    @Nullable String certificates,
    @Nullable String credentials) {

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_CREDENTIALS = 2_000;
  private static final int LONGEST_CERTIFICATES = 40_000;

  /** What stands for an address that is not acceptable; it is never kept. */
  private static final SinkAddress NOWHERE = new SinkAddress("", "https", "", 0);

  /** Checks a form; what is wrong goes to the complaints. */
  static CheckedSink of(SinkForm form, SafeSend send, Complaints complaints) {
    String name = OneLine.required("name", form.name(), LONGEST_NAME, complaints);
    Optional<SinkKind> kind = SinkKind.find(form.kind());
    if (kind.isEmpty()) {
      complaints.add("kind", "audit.sink.kind.missing");
    }
    SinkKind taken = kind.orElse(SinkKind.WEBHOOK);
    Optional<SinkFormat> format = SinkFormat.find(form.format());
    if (format.isEmpty() || (taken != SinkKind.SYSLOG && format.get() == SinkFormat.CEF)) {
      complaints.add("format", "audit.sink.format.unknown");
    }
    return new CheckedSink(
        name,
        taken,
        address(taken, form.address(), send, complaints),
        format.orElse(SinkFormat.JSON),
        certificates(form.certificates(), complaints),
        credentials(taken, form.credentials(), complaints));
  }

  private static SinkAddress address(
      SinkKind kind, @Nullable String typed, SafeSend send, Complaints complaints) {
    int before = complaints.count();
    String text = OneLine.required("address", typed, SinkAddress.LONGEST, complaints);
    if (complaints.count() > before) {
      return NOWHERE;
    }
    Optional<SinkAddress> address = SinkAddress.find(kind, text);
    if (address.isEmpty()) {
      complaints.add(
          "address",
          kind == SinkKind.SYSLOG ? "audit.sink.address.stream" : "audit.sink.address.web");
      return NOWHERE;
    }
    try {
      send.check(address.get().host(), address.get().tls());
    } catch (FetchFailed failed) {
      boolean unknown = failed.reason() == Reason.UNKNOWN_HOST;
      // A name that nobody knows yet may be known soon: that is told by the first attempt.
      if (unknown && !address.get().tls()) {
        complaints.add("address", "audit.sink.problem." + Reason.NOT_HTTPS);
      } else if (!unknown) {
        complaints.add("address", "audit.sink.problem." + failed.reason());
      }
    }
    return address.get();
  }

  private static @Nullable String certificates(@Nullable String typed, Complaints complaints) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    if (typed.length() > LONGEST_CERTIFICATES
        || typed.indexOf('\0') >= 0
        || Trust.only(typed).isEmpty()) {
      complaints.add("certificates", "audit.sink.certificates.unread");
    }
    return typed.strip();
  }

  /** Printable ASCII alone, as a header takes it. */
  private static @Nullable String credentials(
      SinkKind kind, @Nullable String typed, Complaints complaints) {
    if (typed == null || typed.isEmpty()) {
      return typed;
    }
    String line = typed.strip();
    if (kind == SinkKind.SYSLOG) {
      complaints.add("credentials", "audit.sink.credentials.none");
    } else if (line.length() > LONGEST_CREDENTIALS || !line.matches("[ -~]*")) {
      complaints.add("credentials", "audit.sink.credentials.shape", LONGEST_CREDENTIALS);
    }
    return line;
  }
}
