package org.gatehouse.audit.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.LongConsumer;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.TrailInMemory;
import org.gatehouse.trail.sealing.TestSealing;

/** Exports the log of a trail in memory with its proofs. */
public final class ProofsInMemory {

  private ProofsInMemory() {}

  /** Writes the file of an account's log. */
  public static void export(TrailInMemory trail, long account, Path file) {
    export(trail, account, file, Duration.ZERO, rows -> {});
  }

  /** The same, where what is not sealed yet is waited for. */
  static void export(
      TrailInMemory trail, long account, Path file, Duration patience, LongConsumer progress) {
    ProvenLog log = new ProvenLog();
    log.log = TestSealing.log(trail.entries());
    log.patience = patience;
    log.catalogue = new Catalogue();
    log.caller = new CurrentCaller();
    log.caller.actAs(
        Caller.program(
            "auditor",
            new Caller.Account(account, "contoso", "Contoso"),
            Set.of(Permission.AUDIT_READ)));
    trail.inTransaction(
        () -> {
          try (OutputStream out = Files.newOutputStream(file);
              ProvenLinesFile lines = new ProvenLinesFile(out)) {
            log.write(
                Heading.forProgram("contoso", "Contoso", "", Instant.EPOCH, false),
                lines,
                progress);
            lines.end();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
