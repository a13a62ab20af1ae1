package org.gatehouse.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.Set;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of files that are written while somebody is taken out of the log. */
class PacksOfErasedTest {

  private final TrailInMemory trail = new TrailInMemory(Instant.parse("2026-11-26T10:00:00Z"));

  @AfterEach
  void end() {
    trail.close();
  }

  @Test
  @DisplayName("an evidence pack of his log ends and says why; all else goes on")
  void endsThePacksOfHisLogs() {
    begin("pack", 7, ExportFormat.EVIDENCE);
    begin("proofs", 7, ExportFormat.PROOFS);
    begin("other", 8, ExportFormat.EVIDENCE);
    PacksOfErased packs = new PacksOfErased();
    packs.em = trail.entries();
    packs.clock = trail.clock();

    trail.inTransaction(() -> packs.erased(Set.of(7L)));

    assertThat(progress("pack").state()).isEqualTo(ExportState.CANCELLED);
    assertThat(progress("pack").reason()).isEqualTo("audit.export.erased");
    assertThat(progress("proofs").state()).isEqualTo(ExportState.RUNNING);
    assertThat(progress("other").state()).isEqualTo(ExportState.RUNNING);
  }

  private void begin(String id, long account, ExportFormat format) {
    trail.inTransaction(
        () -> {
          trail
              .entries()
              .persist(
                  new Export(
                      id,
                      new Export.Owner(account, "USER:3", "mia"),
                      new NewExport(format, "", OptionalInt.empty()),
                      trail.clock().instant()));
        });
    trail.inTransaction(
        () ->
            trail
                .entries()
                .createQuery("update Export x set x.state = 'RUNNING' where x.id = :id")
                .setParameter("id", id)
                .executeUpdate());
  }

  private ExportProgress progress(String id) {
    return trail.entries().find(Export.class, id).progress();
  }
}
