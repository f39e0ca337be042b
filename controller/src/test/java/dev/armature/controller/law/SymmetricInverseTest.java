package dev.armature.controller.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;

class SymmetricInverseTest {

    @Property(tries = 200, seed = "12")
    void shouldEqualThePseudoInverseWhateverTheRank(@ForAll long seed) {
        Random random = new Random(seed);
        int rank = 1 + random.nextInt(6);
        DMatrixRMaj root = RandomMatrices_DDRM.rectangle(6, rank, -1, 1, random);
        DMatrixRMaj A = new DMatrixRMaj(6, 6);
        CommonOps_DDRM.multTransB(root, root, A);
        DMatrixRMaj inverse = new DMatrixRMaj(6, 6);
        new SymmetricInverse(6, 1e-9).invert(A, 0, inverse);
        // Penrose: A A⁺ A = A and A⁺ A A⁺ = A⁺
        assertThat(off(A, inverse, A)).isLessThan(1e-7);
        assertThat(off(inverse, A, inverse) / CommonOps_DDRM.elementMaxAbs(inverse))
                .isLessThan(1e-6);
    }

    @Property(tries = 50, seed = "13")
    void shouldInvertABlock(@ForAll long seed) {
        Random random = new Random(seed);
        DMatrixRMaj A = RandomMatrices_DDRM.symmetricPosDef(6, random);
        DMatrixRMaj inverse = new DMatrixRMaj(3, 3);
        new SymmetricInverse(3, 1e-12).invert(A, 3, inverse);
        DMatrixRMaj block = CommonOps_DDRM.extract(A, 3, 6, 3, 6);
        DMatrixRMaj product = new DMatrixRMaj(3, 3);
        CommonOps_DDRM.mult(block, inverse, product);
        CommonOps_DDRM.subtractEquals(product, CommonOps_DDRM.identity(3));
        assertThat(CommonOps_DDRM.elementMaxAbs(product)).isLessThan(1e-8);
    }

    private static double off(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        DMatrixRMaj ab = new DMatrixRMaj(6, 6);
        DMatrixRMaj abc = new DMatrixRMaj(6, 6);
        CommonOps_DDRM.mult(a, b, ab);
        CommonOps_DDRM.mult(ab, c, abc);
        CommonOps_DDRM.subtractEquals(abc, a);
        return CommonOps_DDRM.elementMaxAbs(abc);
    }
}
