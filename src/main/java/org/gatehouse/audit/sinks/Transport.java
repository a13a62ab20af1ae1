package org.gatehouse.audit.sinks;

import java.time.Duration;
import org.gatehouse.platform.net.FetchFailed;

/** A way to one kind of sink. */
interface Transport {

  /** How long one parcel may take, whatever the other side does. */
  Duration LONGEST = Duration.ofSeconds(10);

  SinkKind kind();

  /** Begins to send to a target; the caller closes the line. */
  Line open(Target target) throws FetchFailed;

  /** What takes parcels of one target, one after the other. */
  interface Line extends AutoCloseable {

    /** Sends a parcel and says what became of it. */
    Verdict send(Parcel parcel) throws FetchFailed;

    @Override
    default void close() {}
  }
}
