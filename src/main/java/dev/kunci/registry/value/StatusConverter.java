package dev.kunci.registry.value;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
class StatusConverter implements AttributeConverter<Status, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Status status) {
        return status == null ? null : status.code();
    }

    @Override
    public @Nullable Status convertToEntityAttribute(@Nullable String code) {
        return code == null ? null : Status.of(code);
    }
}
