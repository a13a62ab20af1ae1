package org.gatehouse.users.rules;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.util.List;
import org.gatehouse.access.undo.Undoable;

/** Spares somebody again whom the rules were to concern. */
@Stateless
public class ExemptionUndo implements Undoable {

  /** What tells it from all others. */
  public static final String KIND = "exemption";

  @EJB Exemptions exemptions;

  @Override
  public String kind() {
    return KIND;
  }

  /** His user name, and why he was spared; CONFLICT if somebody else has spared him meanwhile. */
  @Override
  public void undo(List<String> arguments) {
    exemptions.restore(arguments.get(0), arguments.get(1));
  }
}
