package dev.armature.hardware.franka.link;

import dev.armature.hardware.franka.protocol.FciVersion;
import java.net.InetAddress;
import java.net.UnknownHostException;

final class NettyLinkTest extends StateCommandLinkContract {

    @Override
    StateCommandLink open(FciVersion version) {
        return new NettyLink(InetAddress.getLoopbackAddress(), version);
    }

    @Override
    StateCommandLink elsewhere() {
        try {
            return new NettyLink(InetAddress.getByAddress(new byte[] {10, 9, 8, 7}), FciVersion.PANDA);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
