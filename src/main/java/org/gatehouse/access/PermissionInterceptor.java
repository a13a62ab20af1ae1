package org.gatehouse.access;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Checks {@link PermissionRequired} before each call of a service. */
@PermissionRequired(Permission.AUDIT_READ)
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class PermissionInterceptor {

  @Inject CurrentCaller caller;

  @AroundInvoke
  Object check(InvocationContext call) throws Exception {
    PermissionRequired required = call.getMethod().getAnnotation(PermissionRequired.class);
    if (required == null) {
      required = call.getMethod().getDeclaringClass().getAnnotation(PermissionRequired.class);
    }
    caller.require(required.value());
    return call.proceed();
  }
}
