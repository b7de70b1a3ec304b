import Application
import Foundation
import Testing

@Suite struct SessionShowTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
  }

  private func complaint(_ body: () throws -> Answer) -> String? {
    do {
      _ = try body()
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func aStageIsShownWithItsFilesAndValues() async throws {
    try await place.run()
    let text = try place.session().show("total", file: nil).text
    #expect(text.hasPrefix("sums/total\n    file number.txt, 4 bytes: "))
    #expect(text.contains("\n    note = a | b\n    value = 42\n"))
    #expect(try place.session().show("doubled", file: nil).text.components(separatedBy: "sums/doubled[").count == 4)
  }

  @Test func aFileIsShownAsItIs() async throws {
    try await place.run()
    #expect(try place.session().show("doubled[value=2]", file: "number.txt").text == "6.0")
  }

  @Test func forProgramsItIsJSON() async throws {
    try await place.run()
    var settings = place.settings
    settings.json = true
    let text = try place.session(settings).show("total", file: nil).text
    #expect(text.hasPrefix("{\"stages\":[{\"files\":[{\"bytes\":4,\"name\":\"number.txt\",\"path\":\""))
    #expect(
      text.hasSuffix(",\"notebook\":\"sums\",\"stage\":\"total\",\"values\":{\"note\":\"a | b\",\"value\":42}}]}\n"))
  }

  @Test func whatIsNotThereSaysWhatIs() async throws {
    #expect(
      complaint { try place.session().show("total", file: nil) }
        == "'sums/total' has no result yet; 'pipeline run sums total' makes it")
    try await place.run()
    #expect(
      complaint { try place.session().show("total", file: "nothing") }
        == "'sums/total' has put out no file 'nothing'; there are 'number.txt', 'values.json'")
    #expect(
      complaint { try place.session().show("doubled", file: "number.txt") }
        == "'doubled' has 3 members; pick one, such as 'doubled[value=1]'")
    #expect(
      complaint { try place.session().show("totl", file: nil) } == "'sums' has no stage 'totl'; did you mean 'total'?")
    #expect(
      complaint { try place.session().show("doubled[value=9]", file: nil) }
        == "'doubled' has no member 'doubled[value=9]'; the first is 'doubled[value=1]'")
  }

  @Test func aLogIsShownWithoutItsLastLineEnd() async throws {
    try await place.run()
    #expect(try place.session().showLog(of: "numbers[value=2]").text == "making 2.0\n")
    #expect(complaint { try place.session().showLog(of: "total") } == "'sums/total' has written no log")
  }
}
