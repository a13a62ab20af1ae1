/** Addresses: CIDR blocks, trusted proxies, the client's address, and careful calls to others. */
@NullMarked
package org.gatehouse.platform.net;

import org.jspecify.annotations.NullMarked;
