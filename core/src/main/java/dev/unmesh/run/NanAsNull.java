package dev.unmesh.run;

import java.util.stream.DoubleStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** A number that is not defined (NaN) is null in JSON, there and back: JSON has no NaN, and the text "NaN" is no number. */
public final class NanAsNull extends SimpleModule {
  private static final long serialVersionUID = 1;

  public NanAsNull() {
    super("nan-as-null");
    addSerializer(Double.class, new WriteNumber());
    addSerializer(double.class, new WriteNumber());
    addSerializer(double[].class, new WriteNumbers());
    addDeserializer(double.class, new ReadNumber());
    addDeserializer(double[].class, new ReadNumbers());
  }

  private static void write(double value, JsonGenerator json) {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
  }

  private static final class WriteNumber extends ValueSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator json, SerializationContext context) {
      write(value, json);
    }
  }

  private static final class WriteNumbers extends ValueSerializer<double[]> {
    @Override
    public void serialize(double[] values, JsonGenerator json, SerializationContext context) {
      json.writeStartArray();
      for (double value : values) {
        write(value, json);
      }
      json.writeEndArray();
    }
  }

  private static final class ReadNumber extends ValueDeserializer<Double> {
    @Override
    public Double deserialize(JsonParser json, DeserializationContext context) {
      return json.getDoubleValue();
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
      return Double.NaN;
    }
  }

  private static final class ReadNumbers extends ValueDeserializer<double[]> {
    @Override
    public double[] deserialize(JsonParser json, DeserializationContext context) {
      if (!json.isExpectedStartArrayToken()) {
        return (double[]) context.handleUnexpectedToken(double[].class, json);
      }
      DoubleStream.Builder values = DoubleStream.builder();
      for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
        values.add(token == JsonToken.VALUE_NULL ? Double.NaN : json.getDoubleValue());
      }
      return values.build().toArray();
    }
  }
}
