package dev.kunci.registry.value;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
class ApprovalTypeConverter implements AttributeConverter<ApprovalType, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable ApprovalType type) {
        return type == null ? null : type.code();
    }

    @Override
    public @Nullable ApprovalType convertToEntityAttribute(@Nullable String code) {
        return code == null ? null : ApprovalType.of(code);
    }
}
