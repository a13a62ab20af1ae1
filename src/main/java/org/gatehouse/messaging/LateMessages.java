package org.gatehouse.messaging;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.gatehouse.access.Permission;
import org.gatehouse.access.desk.Matter;
import org.gatehouse.access.desk.NeedsAttention;

/** Messages of the whole platform that wait although there is a way out. */
@Stateless
public class LateMessages implements NeedsAttention {

  @Inject OutboxRows rows;

  @Override
  public Permission permission() {
    return Permission.ACCOUNTS_OPERATE;
  }

  @Override
  public List<Matter> matters() {
    long late = rows.late();
    return late == 0
        ? List.of()
        : List.of(new Matter(Matter.Level.BAD, "late", List.of(late), "mail", ""));
  }
}
