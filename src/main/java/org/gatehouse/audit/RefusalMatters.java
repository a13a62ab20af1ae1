package org.gatehouse.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.gatehouse.access.Permission;
import org.gatehouse.access.desk.Matter;
import org.gatehouse.access.desk.NeedsAttention;

/** A day on which far more sign-ins were refused than on the days before it. */
@Stateless
public class RefusalMatters implements NeedsAttention {

  /** Fewer are nothing, whatever the other days were like. */
  static final long FEW = 20;

  /** So many times as many as on an average day before are too many. */
  static final long TIMES = 3;

  @Inject RecentSignIns signIns;

  @Override
  public Permission permission() {
    return Permission.AUDIT_READ;
  }

  /** Today counts, and yesterday until today has had its time. */
  @Override
  public List<Matter> matters() {
    List<SignInDay> days = signIns.all();
    for (int at = days.size() - 1; at >= Math.max(0, days.size() - 2); at--) {
      if (isBurst(days, at)) {
        SignInDay day = days.get(at);
        String name = at == days.size() - 1 ? "burst" : "burst-before";
        List<Object> refused = List.of(day.refused());
        return List.of(
            new Matter(
                Matter.Level.BAD, name, refused, "warn", day.address() + "&outcome=FAILURE"));
      }
    }
    return List.of();
  }

  static boolean isBurst(List<SignInDay> days, int at) {
    long before = days.subList(0, at).stream().mapToLong(SignInDay::refused).sum();
    long refused = days.get(at).refused();
    return refused >= FEW && refused * Math.max(1, at) > before * TIMES;
  }
}
