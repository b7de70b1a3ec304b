import HierarchyArtifacts
import LinearAlgebra
import Stages
import Testing

@Suite struct MixtureMatchTests {
  private func map(_ components: [Int?], divergence: Double = 0, d3: Double = 0.3) -> MixtureMatch.Map {
    MixtureMatch.Map(
      matrix: Matrix([[1, 2], [3, 4]]), shift: [5, 6], components: components, divergence: divergence,
      distances: [0.1, 0.2, d3, 0.4])
  }

  private func match(
    near: [MixtureMatch.Map], second: MixtureMatch.Map? = nil, nearest: MixtureMatch.Map? = nil, freedom: Int = 0,
    errors: [Double]? = nil
  ) -> MixtureMatch {
    MixtureMatch(
      near: near, second: second, nearest: nearest ?? near[0], tolerance: 0.01, freedom: freedom, errors: errors)
  }

  @Test func mapsThatAreAsGoodAreCounted() {
    let values = someMatch.values
    #expect(values["maps"] == .integer(2) && values["unique"] == .flag(false))
    #expect(values["components"] == .text("2, none, 1"))
    #expect(values["d3"] == .number(0.3))
    #expect(values["reading"] == .text("2 maps are equally good: the mixtures alone do not fix it"))
  }

  @Test func aMapIsUniqueWhereNoOtherIsAsGoodAndItCannotMove() {
    let one = match(near: [map([0])]).values
    #expect(one["unique"] == .flag(true) && one["reading"] == .text("one map"))
    for (freedom, words) in [(1, "1 direction"), (3, "3 directions")] {
      let free = match(near: [map([0])], freedom: freedom).values
      #expect(free["unique"] == .flag(false) && free["freedom"] == .integer(freedom))
      #expect(
        free["reading"] == .text("the map moves freely in \(words): the mixtures alone do not fix it"))
    }
  }

  @Test func theMapOfLeastDistanceMayMatchOtherComponents() {
    let best = map([0, 1], d3: 0.5)
    let other = match(near: [best], nearest: map([1, 0], d3: 0.25)).values
    #expect(other["d3"] == .number(0.5) && other["least-d3"] == .number(0.25))
    #expect(other["least-d3.other-components"] == .flag(true))
    #expect(match(near: [best], nearest: map([0, 1], d3: 0.25)).values["least-d3.other-components"] == .flag(false))
  }

  @Test func everyDeclaredValueCanBe() {
    let whole = match(near: [map([0])], second: map([nil], divergence: 2), errors: [0.1, 0.3, 0.2])
    #expect(Set(whole.values.keys) == Set(MixtureMatch.valueNames))
    #expect(whole.values["second.divergence"] == .number(2) && whole.values["largest-error"] == .number(0.3))
    #expect(match(near: [map([0])]).values["second.divergence"] == nil)
  }

  @Test func aMatrixIsKeptByItsRows() {
    #expect(map([0]).matrix == [[1, 2], [3, 4]] && map([0]).shift == [5, 6])
  }

  @Test func aMatchNeedsAMapWithFourDistances() throws {
    try match(near: [map([0])]).check()
    let none = MixtureMatch(near: [], second: nil, nearest: map([0]), tolerance: 0, freedom: 0, errors: nil)
    #expect(throws: ArtifactError("'near' should hold a map at least")) { try none.check() }
    let short = MixtureMatch.Map(
      matrix: Matrix([[1]]), shift: [0], components: [0], divergence: 0, distances: [1, 2, 3])
    for wrong in [
      match(near: [short]), match(near: [map([0])], second: short), match(near: [map([0])], nearest: short),
    ] {
      #expect(throws: ArtifactError("each map should have four distances, D1 to D4")) { try wrong.check() }
    }
    #expect(throws: ArtifactError.self) { try match(near: [map([0])], freedom: -1).check() }
    #expect(throws: ArtifactError.self) { try match(near: [map([0])], second: map([-1])).check() }
  }
}
