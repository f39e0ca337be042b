package dev.armature.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UserErrorTest {

    @Test
    void shouldKeepItsPartsApartHoweverTheyRead() {
        UserError error = new UserError("a: b.yaml", "c: 1. d: 2", "Mend c. Or d.");
        assertThat(error).hasMessage("a: b.yaml: c: 1. d: 2. Mend c. Or d.").hasNoCause();
        assertThat(error.where()).isEqualTo("a: b.yaml");
        assertThat(error.what()).isEqualTo("c: 1. d: 2");
        assertThat(error.wayOut()).isEqualTo("Mend c. Or d.");
    }
}
