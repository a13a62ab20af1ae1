package org.gatehouse.users.imports;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.FieldError;
import org.gatehouse.platform.error.Shown;
import org.gatehouse.users.PersonChange;
import org.gatehouse.users.UserDetails;
import org.gatehouse.users.Users;

/** Takes over one row: the change and the note that it is done commit together. */
@Stateless
public class ImportRows {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB ImportRows self;
  @EJB Users users;

  /** Takes the row over, or notes why it is refused now. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void take(long id) {
    try {
      self.apply(id);
    } catch (BusinessException refusal) {
      self.refuse(id, refusal);
    }
  }

  /** Holds the row, so that two who take over the same import share its rows. */
  public void apply(long id) {
    UserImportRow row = em.find(UserImportRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (row == null || !row.waits()) {
      return;
    }
    ImportedPerson person = row.person();
    if (row.verdict() == Verdict.CREATE) {
      UserDetails made = users.create(Judge.newUser(person));
      if (person.zone() != null) {
        users.update(made.publicId(), Judge.personChange(person), Shown.NOTHING);
      }
    } else {
      UserDetails known = users.get(String.valueOf(person.username()));
      PersonChange change = Judge.changed(person, known);
      users.update(known.publicId(), change, Shown.NOTHING);
    }
    row.applied();
  }

  /** Notes that what the preview promised can not be done any more. */
  public void refuse(long id, BusinessException refusal) {
    UserImportRow row = em.find(UserImportRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (row != null && row.waits()) {
      List<FieldError> fields = refusal.fields();
      row.judge(
          fields.isEmpty()
              ? Judgement.refused("", refusal.key())
              : Judgement.refused(fields.get(0)));
    }
  }
}
