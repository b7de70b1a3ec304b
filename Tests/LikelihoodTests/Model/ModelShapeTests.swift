import Foundation
import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// What stands where in the vector of parameters.
@Suite struct ModelShapeTests {
  @Test func itNamesEveryNumberInOrder() {
    let shape = ModelShape(components: 2, units: 1, outputs: 2, leak: 0)
    #expect(
      shape.scalars.map(\.description) == [
        "log λ1", "log λ2", "μ1", "μ2", "log s1", "log s2", "w1", "b1", "β1,1", "β1,2", "c1", "c2", "log σ",
      ])
  }

  @Test(arguments: [(1, 1, 1), (3, 2, 4), (5, 7, 1)]) func itCountsThem(components: Int, units: Int, outputs: Int) {
    let shape = ModelShape(components: components, units: units, outputs: outputs, leak: 0)
    #expect(shape.parameters == shape.scalars.count)
    #expect(Set(shape.scalars).count == shape.parameters)
  }

  @Test func itSurvivesItsCode() throws {
    let shape = ModelShape(components: 2, units: 3, outputs: 2, leak: 0.2)
    #expect(try JSONDecoder().decode(ModelShape.self, from: JSONEncoder().encode(shape)) == shape)
    let scalars = shape.scalars
    #expect(try JSONDecoder().decode([ScalarParameter].self, from: JSONEncoder().encode(scalars)) == scalars)
  }
}
