package org.gatehouse.audit.sinks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.net.SafeSend;

/**
 * Writes entries to a syslog receiver. Syslog has no receipts, so each parcel has a connection of
 * its own, and counts as taken when the receiver has read to its end and closed without a reset.
 */
@ApplicationScoped
class SyslogTransport implements Transport {

  @Inject SafeSend send;
  @Inject Settings settings;

  @Override
  public SinkKind kind() {
    return SinkKind.SYSLOG;
  }

  @Override
  public Line open(Target target) {
    SinkAddress address = SinkAddress.find(SinkKind.SYSLOG, target.address()).orElseThrow();
    SafeSend.Place place =
        new SafeSend.Place(address.host(), address.port(), address.tls(), target.trust());
    return parcel -> {
      send.stream(place, frames(parcel, target.format()), LONGEST);
      return Verdict.taken();
    };
  }

  private byte[] frames(Parcel parcel, SinkFormat format) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    String host = settings.publicUrl().getHost();
    for (Parcel.Placed placed : parcel.entries()) {
      frames.writeBytes(SyslogMessage.frame(host, placed, format));
    }
    return frames.toByteArray();
  }
}
