import LinearAlgebra
import Networks
import StructuredAutoencoders
import TestSupport
import Testing

@Suite struct NormalNoiseTests {
  @Test func theDeviationIsWhatItWasSetTo() {
    var layout = ParameterLayout()
    let noise = NormalNoise(isLearned: true, in: &layout)
    var parameters = ParameterBuffer<Double>(layout: layout)
    expectClose(noise.deviation(parameters), 1)
    noise.set(deviation: 0.25, &parameters)
    expectClose(noise.deviation(parameters), 0.25, relative: 1e-15)
  }
}
