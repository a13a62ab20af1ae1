/** Addresses: CIDR blocks, trusted proxies and the client's address. */
@NullMarked
package org.gatehouse.platform.net;

import org.jspecify.annotations.NullMarked;
