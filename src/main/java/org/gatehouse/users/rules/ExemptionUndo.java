package org.gatehouse.users.rules;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.gatehouse.access.undo.Undoable;

/** Spares somebody again whom the rules were to concern. */
@Stateless
public class ExemptionUndo implements Undoable {

  /** What tells it from all others. */
  public static final String KIND = "exemption";

  @Inject Exemptions exemptions;

  @Override
  public String kind() {
    return KIND;
  }

  /** His user name, and why he was spared. */
  @Override
  public void undo(List<String> arguments) {
    exemptions.add(arguments.get(0), arguments.get(1));
  }
}
