import LinearAlgebra
import Networks
import TestSupport
import Testing

struct ParameterBufferTests {
  private let layout: ParameterLayout
  private let weight: ParameterSlice
  private let scale: ParameterSlice

  init() {
    var layout = ParameterLayout()
    weight = layout.add("weight", shape: [2, 3])
    scale = layout.add("scale", shape: [])
    self.layout = layout
  }

  @Test func slicesFollowOneAnotherWithoutGaps() {
    #expect(weight.range == 0..<6 && scale.range == 6..<7 && layout.count == 7)
    #expect(layout["scale"] == scale && layout["other"] == nil)
  }

  @Test func aSliceIsReadAndWrittenAlone() {
    var buffer = ParameterBuffer<Double>(layout: layout, values: [1, 2, 3, 4, 5, 6, 7])
    #expect(buffer.matrix(weight) == Matrix([[1, 2, 3], [4, 5, 6]]) && buffer[scale] == [7])
    buffer[weight] = [6, 5, 4, 3, 2, 1]
    #expect(buffer.values == [6, 5, 4, 3, 2, 1, 7])
    buffer.clear()
    #expect(buffer.values == [0, 0, 0, 0, 0, 0, 0])
  }

  @Test func clippingShortensWhatIsLongerThanTheBound() {
    var buffer = ParameterBuffer<Double>(layout: layout, values: [3, 4, 0, 0, 0, 0, 12])
    #expect(buffer.norm == 13 && buffer.clip(toNorm: 20) == 13 && buffer.values[6] == 12)
    #expect(buffer.clip(toNorm: 1) == 13)
    // Seven products and their squares, each rounded.
    expectClose(buffer.norm, 1, relative: 1e-15)
    expectClose(buffer.values[6], 12.0 / 13, relative: 1e-15)
  }

  @Test func clippingLeavesWhatIsNotFinite() {
    var buffer = ParameterBuffer<Float>(layout: layout, values: [1, .nan, 2, 3, 4, 5, 6])
    #expect(buffer.clip(toNorm: 1).isNaN && buffer.values[0] == 1)
  }

  @Test func twoSlicesOfOneNameAreRefused() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var layout = ParameterLayout()
      _ = (layout.add("a", shape: [1]), layout.add("a", shape: [2]))
    }
    let words = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(words.contains("two parameters called 'a'"))
  }
}
