package org.gatehouse.apikeys;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.desk.Matter;
import org.gatehouse.access.desk.NeedsAttention;

/** Keys that end soon and have no successor: the programs that use them would stop. */
@Stateless
public class KeyMatters implements NeedsAttention {

  private static final Duration SOON = Duration.ofDays(14);
  private static final int MOST = 100;

  @Inject ApiKeyRows rows;
  @Inject CurrentCaller caller;
  @Inject Clock clock;

  @Override
  public Permission permission() {
    return Permission.APIKEYS_MANAGE;
  }

  @Override
  public List<Matter> matters() {
    Instant now = clock.instant();
    List<ApiKey> ending = rows.ending(caller.accountId(), now, now.plus(SOON), MOST);
    if (ending.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Matter(
            Matter.Level.WARN,
            "keys",
            List.of(ending.size(), ending.get(0).details(now).name()),
            "key",
            "/apikeys"));
  }
}
