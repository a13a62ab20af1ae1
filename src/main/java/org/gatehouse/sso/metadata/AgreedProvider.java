package org.gatehouse.sso.metadata;

import java.util.List;
import java.util.Optional;
import org.gatehouse.sso.connection.IdpCertificate;

/**
 * The identity provider by which people of an account come in; for whoever follows what it says.
 */
public interface AgreedProvider {

  /**
   * What is live of it.
   *
   * @param own whether the account has agreed it itself, not one above that shares its own
   */
  record Agreed(String entityId, List<IdpCertificate> certificates, boolean own) {

    public Agreed {
      certificates = List.copyOf(certificates);
    }
  }

  /** What the account has agreed with its identity provider, once it has. */
  Optional<Agreed> find(long accountId);

  /** Has others sign from now on, and nothing else changed; in the transaction of the caller. */
  void exchange(long accountId, List<IdpCertificate> certificates);
}
