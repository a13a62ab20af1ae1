package org.gatehouse.accounts;

import org.gatehouse.platform.error.BusinessException;

/**
 * What has to be settled before an account can be closed, since closing ends in erasure; features
 * above implement it.
 */
public interface BeforeClosing {

  /**
   * Says whether that account can be closed.
   *
   * @throws BusinessException CONFLICT with what stands against it
   */
  void check(long accountId);
}
