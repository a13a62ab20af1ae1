package org.gatehouse.trail;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.persistence.InstantConverter;
import org.gatehouse.platform.persistence.OwnerDatabase;
import org.gatehouse.platform.persistence.Turns;

/** Makes the months that the log's tables on PostgreSQL will need, before they are needed. */
@Stateless
public class Parts {

  private static final System.Logger LOG = System.getLogger(Parts.class.getName());

  /** From the oldest one on: those that went by while the product stood are missing. */
  public static final String MAKE =
      """
      select cast(audit_make_parts(least(current_date,
        (select to_date(right(min(c.relname), 7), 'YYYY_MM')
         from pg_inherits i join pg_class c on c.oid = i.inhrelid
         where i.inhparent = cast('audit_event' as regclass) and right(c.relname, 7) <> '_before')))
        as varchar)
      """;

  private static final Duration PAUSE = Duration.ofHours(1);

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Settings settings;
  @EJB Turns turns;
  @Inject OwnerDatabase database;

  /** Makes those that are missing, to three months ahead; after a long stop those before, too. */
  public void makeAhead() {
    if (settings.database().postgresql()) {
      em.createNativeQuery(MAKE).getSingleResult();
    }
  }

  /** Whether it is this node's turn to see to the indexes of words. */
  public boolean wordsDue() {
    return settings.database().postgresql() && turns.take("trail.words", PAUSE);
  }

  /** The moment before which each entry is in an index of words; empty where none is. */
  public Optional<Instant> findWordsUntil() {
    if (!settings.database().postgresql()) {
      return Optional.empty();
    }
    Object until = em.createNativeQuery("select audit_words_until()").getSingleResult();
    return Optional.ofNullable(new InstantConverter().convertToEntityAttribute(until));
  }

  /** Makes all but the youngest entries quick to search for words; that can take minutes. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void indexWords() {
    if (settings.database().postgresql()) {
      try (Connection connection = database.connect()) {
        WordIndexes.build(connection);
      } catch (SQLException e) {
        LOG.log(System.Logger.Level.WARNING, "The index of words is not up to date.", e);
      }
    }
  }
}
