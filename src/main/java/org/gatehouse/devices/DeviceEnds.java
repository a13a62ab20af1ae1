package org.gatehouse.devices;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.gatehouse.users.AddressBound;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;
import org.gatehouse.users.MobileBound;
import org.gatehouse.users.PasswordBound;

/** Devices live no longer than their owner, his password, his address and his number. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class DeviceEnds implements PasswordBound, AddressBound, MobileBound, Belongings {

  @EJB Devices devices;

  @Override
  public void passwordChanged(long userId) {
    devices.forgetAll(userId);
  }

  @Override
  public void addressChanged(long userId) {
    devices.forgetAll(userId);
  }

  @Override
  public void mobileChanged(long userId) {
    devices.forgetAll(userId);
  }

  @Override
  public void forget(Leaver leaver) {
    devices.forgetAll(leaver.userId());
  }
}
