package org.gatehouse.trail;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.gatehouse.platform.config.Settings;

/** Makes the months that the log's tables on PostgreSQL will need, before they are needed. */
@Stateless
public class Parts {

  private static final System.Logger LOG = System.getLogger(Parts.class.getName());

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Resource(lookup = "java:app/jdbc/gatehouse")
  DataSource database;

  @Inject Settings settings;

  /** Makes those that are missing, from this month to three months ahead. */
  public void makeAhead() {
    if (settings.database().postgresql()) {
      em.createNativeQuery("select cast(audit_make_parts(current_date) as varchar)")
          .getSingleResult();
    }
  }

  /** Makes the months that are over quick to search for words; that can take minutes. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void indexWords() {
    if (settings.database().postgresql()) {
      try (Connection connection = database.getConnection()) {
        WordIndexes.build(connection);
      } catch (SQLException e) {
        LOG.log(System.Logger.Level.WARNING, "Words of past months have no index yet.", e);
      }
    }
  }
}
