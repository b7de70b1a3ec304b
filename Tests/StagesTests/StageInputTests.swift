import Interchange
import LinearAlgebra
import Stages
import Testing

@Suite struct StageInputTests {
  private let first = Points(Matrix([[1.0]]))
  private let second = Points(Matrix([[2.0]]))
  private let images = Images(count: 1, height: 1, width: 1, pixels: [3])

  @Test func anArtifactIsASlotOfOne() {
    #expect(Points.slots.map { $0.type.typeName } == ["points"])
    #expect(Points.slots[0].arity == .one)
    #expect(Points(slots: [[first]]) == first)
  }

  @Test func anArrayIsASlotOfMany() {
    #expect([Points].slots.map { $0.type.typeName } == ["points"])
    #expect([Points].slots[0].arity == .many)
    #expect([Points](slots: [[first, second]]) == [first, second])
    #expect([Points](slots: [[]]) == [])
  }

  @Test func aPairTakesItsSlotsInOrder() {
    typealias Three = Pair<[Points], Pair<Images, Points>>
    #expect(Three.slots.map { $0.type.typeName } == ["points", "images", "points"])
    #expect(Three.slots.map(\.arity) == [.many, .one, .one])
    let three = Three(slots: [[first, second], [images], [second]])
    #expect(three.first == [first, second])
    #expect(three.second.first == images)
    #expect(three.second.second == second)
  }

  @Test func nothingHasNoSlots() { #expect(Nothing.slots.isEmpty) }

  @Test func theWrongArtifactStopsTheProgram() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Images(slots: [[Points(Matrix([[1.0]]))]])
    }
    let message = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } ?? ""
    #expect(message.contains("the slot of a 'images' got something else"))
  }
}
