//! Codes that stop a run.

use super::{Code, error};

/// Codes that stop a run.
pub(super) const ERRORS: &[Code] = &[
    error(
        "guardrail",
        "A program breaks a guardrail of level stop: a limit that both sides agreed on. The message names the rule by its own id, where it is broken, value and limit. omnisim run --ignore-guardrails simulates all the same and reports it.",
        "Chương trình vi phạm một giới hạn mức stop mà hai bên đã thống nhất. Thông báo nêu mã của giới hạn, chỗ vi phạm, giá trị và mức cho phép. omnisim run --ignore-guardrails vẫn mô phỏng và ghi lại vi phạm.",
    ),
    error(
        "target-form",
        "A target of a joint business plan says what is wanted in exactly one way that fits its KPI: a level, a percentage for KPIs that are shares, or growth. Some KPIs need a category, some are read for the whole account only.",
        "Mỗi mục tiêu của JBP nêu đúng một cách phù hợp với KPI: một mức, một tỷ lệ phần trăm với KPI dạng tỷ lệ, hoặc mức tăng. Một số KPI cần ngành hàng, một số chỉ tính cho toàn nhà bán lẻ.",
    ),
    error(
        "scenario-unsound",
        "The scenario that a joint business plan names is not there or has errors. omnisim check on it shows all of them. The path counts from the folder of the plan.",
        "Kịch bản mà JBP nêu không tồn tại hoặc có lỗi. Dùng omnisim check để xem tất cả. Đường dẫn tính từ thư mục của tệp JBP.",
    ),
    error(
        "quarters-overlap",
        "Two quarters of the operating plan share days, so money would be counted twice. Begin each the day after the last one ends.",
        "Hai quý của AOP trùng ngày nên ngân sách bị tính hai lần. Hãy bắt đầu quý sau vào ngày kế tiếp ngày kết thúc quý trước.",
    ),
    error(
        "no-plan",
        "There is nothing to run together: the scenario has no program, or the programs of the plan break a limit of the format when they are taken as one. Choose fewer programs.",
        "Không có gì để chạy cùng nhau: kịch bản chưa có chương trình, hoặc gộp các chương trình thì vượt giới hạn của định dạng. Hãy chọn ít chương trình hơn.",
    ),
    error(
        "supply-needs-warm-up",
        "Orders follow forecasts, and forecasts learn from sales: with [supply] the run needs some weeks before the horizon.",
        "Đơn đặt hàng dựa vào dự báo, còn dự báo học từ doanh số: khi có [supply], cần vài tuần chạy trước kỳ đánh giá.",
    ),
    error(
        "no-such-file",
        "There is no file at this path. The message lists the scenario files that stand beside it.",
        "Không có tệp nào ở đường dẫn này. Thông báo liệt kê các tệp kịch bản nằm bên cạnh.",
    ),
    error(
        "cannot-read",
        "The operating system refuses to read the file. Check its permissions and whether another program holds it.",
        "Hệ điều hành không cho đọc tệp. Hãy kiểm tra quyền truy cập và xem chương trình khác có đang giữ tệp không.",
    ),
    error(
        "cannot-write",
        "The operating system refuses to write the file. Check permissions and free space on the disk.",
        "Hệ điều hành không cho ghi tệp. Hãy kiểm tra quyền truy cập và dung lượng trống của ổ đĩa.",
    ),
    error(
        "file-exists",
        "The file that would be written is already there. Choose another folder, or give --force to overwrite it.",
        "Tệp cần ghi đã có sẵn. Hãy chọn thư mục khác, hoặc thêm --force để ghi đè.",
    ),
    error(
        "is-a-folder",
        "A folder can be given instead of a file only if it holds scenario.toml. Name the file inside the folder.",
        "Chỉ dùng được thư mục thay cho tệp khi trong đó có scenario.toml. Hãy chỉ rõ tệp nằm trong thư mục.",
    ),
    error(
        "file-too-large",
        "Scenario files are at most 5 MB. Sell-out data do not belong into a scenario.",
        "Tệp kịch bản tối đa 5 MB. Dữ liệu bán ra không đặt trong kịch bản.",
    ),
    error(
        "not-utf8",
        "The file is not UTF-8 text, perhaps because an older program saved it in another encoding. Save it again as UTF-8.",
        "Tệp không phải văn bản UTF-8, có thể do phần mềm cũ lưu bằng bảng mã khác. Hãy lưu lại với bảng mã UTF-8.",
    ),
    error(
        "empty-file",
        "The file holds nothing. omnisim init writes a commented scenario to start from.",
        "Tệp không có nội dung. Lệnh omnisim init tạo sẵn một kịch bản có chú thích để bắt đầu.",
    ),
    error(
        "syntax",
        "The text cannot be read as TOML. Typical causes: text or percentages without quotes, a missing bracket, curly quotes pasted from a document.",
        "Không đọc được văn bản theo cú pháp TOML. Nguyên nhân thường gặp: chữ hoặc tỷ lệ phần trăm thiếu dấu nháy, thiếu ngoặc, dấu nháy cong dán từ tài liệu.",
    ),
    error(
        "too-deep",
        "Values are nested more deeply than any scenario needs, so the file is refused before it uses up memory.",
        "Các giá trị lồng nhau sâu hơn mức mọi kịch bản cần, nên tệp bị từ chối trước khi làm cạn bộ nhớ.",
    ),
    error(
        "duplicate-key",
        "A key or table is written twice, and it is not clear which one counts. Keep one. Lists of tables take double brackets.",
        "Một khóa hoặc bảng được viết hai lần nên không rõ lấy giá trị nào. Hãy giữ lại một. Danh sách bảng dùng ngoặc vuông kép.",
    ),
    error(
        "unknown-key",
        "The format has no key of this name here. Unknown keys are errors, because a misspelt key would silently have no effect.",
        "Định dạng không có khóa mang tên này ở vị trí này. Khóa lạ là lỗi, vì một khóa gõ sai sẽ lặng lẽ không có tác dụng.",
    ),
    error(
        "missing-key",
        "A value that has no sensible default is missing. The hint shows how to write it.",
        "Thiếu một giá trị không có mặc định hợp lý. Gợi ý cho thấy cách viết giá trị đó.",
    ),
    error(
        "wrong-type",
        "The value is of another kind than needed, such as text instead of a list, or single instead of double brackets.",
        "Giá trị không đúng kiểu cần có, ví dụ viết chữ thay vì danh sách, hoặc ngoặc vuông đơn thay vì kép.",
    ),
    error(
        "unknown-value",
        "The word is not among those that this key understands. The message lists them.",
        "Từ này không nằm trong các giá trị mà khóa chấp nhận. Thông báo liệt kê các giá trị đó.",
    ),
    error(
        "percent-as-number",
        "A percentage is written as text with its sign (\"20%\"), so that 0.2 and 20 can never be confused.",
        "Tỷ lệ phần trăm phải viết dạng chữ kèm dấu (\"20%\"), để không bao giờ nhầm giữa 0.2 và 20.",
    ),
    error(
        "bad-percent",
        "The text is not a percentage. Write a number with a decimal point and the sign, such as \"2.5%\".",
        "Chuỗi này không phải tỷ lệ phần trăm. Hãy viết số với dấu chấm thập phân kèm dấu %, ví dụ \"2.5%\".",
    ),
    error(
        "number-as-text",
        "A number or an amount of money stands in quotes. Write digits only: no quotes, currency or thousands separators.",
        "Một con số hoặc số tiền bị đặt trong dấu nháy. Chỉ viết chữ số: không dấu nháy, không ký hiệu tiền tệ, không dấu phân cách hàng nghìn.",
    ),
    error(
        "date-as-text",
        "A date stands in quotes. Write year-month-day without quotes, such as 2027-01-11, so that day and month cannot be swapped.",
        "Ngày bị đặt trong dấu nháy. Hãy viết năm-tháng-ngày không dấu nháy, ví dụ 2027-01-11, để không lẫn giữa ngày và tháng.",
    ),
    error(
        "bad-date",
        "This day is not in the calendar, or a time of day stands with it. Write year-month-day only.",
        "Ngày này không có trong lịch, hoặc bị viết kèm giờ. Chỉ viết năm-tháng-ngày.",
    ),
    error(
        "one-key-only",
        "This table must hold exactly one key: a tactic has one mechanic. Make a tactic of its own for each mechanic.",
        "Bảng này chỉ được có đúng một khóa: mỗi hoạt động chỉ có một cơ chế khuyến mại. Hãy tách mỗi cơ chế thành một hoạt động riêng.",
    ),
    error(
        "wrong-length",
        "The list has another number of values than needed, such as seven trip rates for Monday to Sunday.",
        "Danh sách không đủ hoặc thừa số giá trị, ví dụ cần bảy hệ số lượt mua từ thứ Hai đến Chủ nhật.",
    ),
    error(
        "value-out-of-range",
        "The number lies outside the range in which the model is meaningful. The message gives the range.",
        "Con số nằm ngoài khoảng mà mô hình còn có ý nghĩa. Thông báo cho biết khoảng cho phép.",
    ),
    error(
        "cannot-be-read",
        "The value passed the check of its shape but could not be read. Please report the file: the check should have explained it.",
        "Giá trị đã qua bước kiểm tra dạng nhưng không đọc được. Xin hãy báo lại tệp này: lẽ ra bước kiểm tra phải giải thích được.",
    ),
    error(
        "unknown-path",
        "A value set with --set has a path that leads nowhere. Use keys and ids joined by dots, such as program.B.budget.",
        "Đường dẫn trong --set không tới đâu cả. Hãy nối khóa và mã bằng dấu chấm, ví dụ program.B.budget.",
    ),
    error(
        "not-finite",
        "The value is nan or inf. Scenarios take ordinary numbers only.",
        "Giá trị là nan hoặc inf. Kịch bản chỉ nhận số thông thường.",
    ),
    error(
        "share-out-of-range",
        "A share lies below 0% or above 100%, or is 0% where something is divided by it. A price cut stays below 100%.",
        "Tỷ trọng nhỏ hơn 0% hoặc lớn hơn 100%, hoặc bằng 0% ở chỗ cần lớn hơn. Mức giảm giá phải dưới 100%.",
    ),
    error(
        "shares-do-not-sum",
        "Shares that divide a whole must add up to 100%, within 0.1 percentage points. The hint says how much is missing or too much.",
        "Các tỷ trọng chia một tổng thể phải cộng lại bằng 100%, sai số 0,1 điểm phần trăm. Gợi ý cho biết đang thiếu hay thừa bao nhiêu.",
    ),
    error(
        "bad-id",
        "Ids hold 1 to 40 letters without accents, digits, hyphens and underscores, because they become file names and keys of random draws.",
        "Mã gồm 1 đến 40 chữ cái không dấu, chữ số, gạch nối và gạch dưới, vì mã được dùng làm tên tệp và khóa của số ngẫu nhiên.",
    ),
    error(
        "duplicate-id",
        "Two things of one kind have the same id, so a program could mean either. Product ids are unique in the whole scenario.",
        "Hai đối tượng cùng loại trùng mã nên chương trình không biết chỉ đối tượng nào. Mã sản phẩm là duy nhất trong cả kịch bản.",
    ),
    error(
        "id-collision",
        "Two different ids lead to the same random draws, so their luck would be tied. Rename one. This is rare.",
        "Hai mã khác nhau dẫn tới cùng dãy số ngẫu nhiên nên kết quả sẽ dính vào nhau. Hãy đổi một mã. Trường hợp này rất hiếm.",
    ),
    error(
        "bad-name",
        "A name or question shown to people is empty, longer than 300 characters, or holds control characters.",
        "Tên hoặc câu hỏi hiển thị cho người đọc bị để trống, dài quá 300 ký tự, hoặc chứa ký tự điều khiển.",
    ),
    error(
        "bad-currency",
        "The currency is an ISO code of three capital letters, such as VND. Amounts are plain numbers in that currency.",
        "Tiền tệ là mã ISO gồm ba chữ in hoa, ví dụ VND. Số tiền viết bằng số thường theo đồng tiền đó.",
    ),
    error(
        "date-out-of-range",
        "Dates lie between the years 1900 and 2200. A date far off is nearly always a slip of the keyboard.",
        "Ngày phải nằm trong khoảng năm 1900 đến 2200. Ngày lệch xa gần như luôn do gõ nhầm.",
    ),
    error(
        "end-before-start",
        "A tactic or season ends before it starts. Often day and month were swapped.",
        "Hoạt động hoặc mùa vụ kết thúc trước khi bắt đầu. Thường là do viết ngược ngày và tháng.",
    ),
    error(
        "unknown-category",
        "The category is not in the catalog. The message lists the known ones.",
        "Ngành hàng không có trong danh mục. Thông báo liệt kê các ngành hàng đã khai báo.",
    ),
    error(
        "unknown-channel",
        "The channel is not in the file. The message lists the known ones.",
        "Kênh không có trong tệp. Thông báo liệt kê các kênh đã khai báo.",
    ),
    error(
        "unknown-brand",
        "The brand is not in the catalog; a product must name a brand of its own category.",
        "Nhãn hàng không có trong danh mục; sản phẩm phải thuộc một nhãn hàng trong chính ngành hàng của nó.",
    ),
    error(
        "unknown-product",
        "The product is not in the catalog. The message lists the known ones.",
        "Sản phẩm không có trong danh mục. Thông báo liệt kê các sản phẩm đã khai báo.",
    ),
    error(
        "unknown-mechanic",
        "A guardrail or the hours of a mechanic name one that does not exist. Take the names that tactics use after mechanic.",
        "Giới hạn hoặc số giờ nêu một cơ chế không tồn tại. Hãy dùng tên cơ chế như trong các hoạt động, sau mechanic.",
    ),
    error(
        "tiers-not-in-order",
        "Tiers of a rebate go from the lowest threshold to the highest, each above the one before.",
        "Các bậc chiết khấu phải xếp từ ngưỡng thấp đến ngưỡng cao, bậc sau cao hơn bậc trước.",
    ),
    error(
        "unknown-program",
        "A plan, guardrail or joint business plan names a program that the file does not have. The message lists the known ones.",
        "Kế hoạch, giới hạn hoặc JBP nêu một chương trình không có trong tệp. Thông báo liệt kê các chương trình đã khai báo.",
    ),
    error(
        "unknown-segment",
        "No segment has this id. The message lists the ids in use.",
        "Không nhóm khách nào có mã này. Thông báo liệt kê các mã đang dùng.",
    ),
    error(
        "audience-of-nobody",
        "The rules under delivery.where contradict each other, so no shopper can ever meet them.",
        "Các điều kiện trong delivery.where mâu thuẫn nhau nên không người mua nào có thể thỏa mãn.",
    ),
    error(
        "unknown-format",
        "No node of any channel has this store format. The message lists the formats in use.",
        "Không cụm cửa hàng nào có mô hình cửa hàng này. Thông báo liệt kê các mô hình đang dùng.",
    ),
    error(
        "unknown-assumption",
        "The assumption is not in the built-in list, which omnisim explain assumptions shows.",
        "Giả định không có trong danh sách sẵn có; xem bằng lệnh omnisim explain assumptions.",
    ),
    error(
        "not-account-channel",
        "Programs and links concern the retailer's own channels. Rivals, marketplaces and general trade are only the market around.",
        "Chương trình và liên kết chỉ áp dụng cho kênh của chính nhà bán lẻ. Đối thủ, sàn thương mại điện tử và kênh truyền thống chỉ là thị trường xung quanh.",
    ),
    error(
        "no-account-outlet",
        "The retailer that the plan is for needs at least one channel that sells: owner = \"account\" and a trip_share.",
        "Nhà bán lẻ mà kế hoạch phục vụ cần ít nhất một kênh có bán hàng: owner = \"account\" kèm trip_share.",
    ),
    error(
        "multibuy-kind",
        "A multibuy saves in one way: a price of the lot, packs to pay for, packs that are free, or a share off the last pack.",
        "Mua nhiều giảm giá chỉ có một cách tính: giá cả lô, số gói phải trả tiền, số gói miễn phí, hoặc tỷ lệ giảm cho gói cuối.",
    ),
    error(
        "bundle-in-one-category",
        "On one trip a household buys one product of a category, so a bundle needs products of two categories. Packs of one product are a multibuy.",
        "Mỗi lần mua, hộ gia đình chọn một sản phẩm trong một ngành hàng, nên combo cần sản phẩm của hai ngành. Nhiều gói cùng sản phẩm là mua nhiều giảm giá.",
    ),
    error(
        "cannot-sell",
        "Something is to be sold where nothing can be sold: in a social, loyalty or media channel, or one without trip_share.",
        "Khai báo bán hàng ở nơi không thể bán: kênh mạng xã hội, khách hàng thân thiết, truyền thông, hoặc kênh không có trip_share.",
    ),
    error(
        "fulfilment-offline",
        "Delivery and collection belong to online channels (web, app, marketplace). Stores hand over the goods themselves.",
        "Giao hàng và nhận tại cửa hàng thuộc về kênh trực tuyến (web, app, sàn). Cửa hàng tự trao hàng cho khách.",
    ),
    error(
        "no-fulfilment",
        "An online channel that sells needs at least one way to receive an order: delivery or click-and-collect.",
        "Kênh trực tuyến có bán hàng cần ít nhất một cách nhận hàng: giao tận nơi hoặc đặt online nhận tại cửa hàng.",
    ),
    error(
        "nodes-without-stores",
        "Nodes are clusters of stores, so only channels of the kind store have them.",
        "Node là cụm cửa hàng, nên chỉ kênh loại store mới có.",
    ),
    error(
        "no-trips",
        "Every segment has a share of 0% or makes no trips, so nobody ever buys anything.",
        "Mọi nhóm khách hoặc có tỷ trọng 0% hoặc không đi mua lần nào, nên không ai mua gì cả.",
    ),
    error(
        "link-to-itself",
        "A link tells how much carries over between two different touchpoints; this one leads back to where it starts.",
        "Liên kết cho biết điều gì được giữ khi khách đi giữa hai điểm chạm khác nhau; liên kết này quay về chính nó.",
    ),
    error(
        "duplicate-link",
        "There are two links between these channels in the same direction. Keep one; the way back is a link of its own.",
        "Có hai liên kết cùng chiều giữa hai kênh này. Hãy giữ một; chiều ngược lại là một liên kết riêng.",
    ),
    error(
        "brand-without-products",
        "A brand without any product cannot be bought, although it has a share. Add a product or drop the brand.",
        "Nhãn hàng không có sản phẩm nào thì không mua được, dù có thị phần. Hãy thêm sản phẩm hoặc bỏ nhãn hàng.",
    ),
    error(
        "step-outside-tactic",
        "A later step or the give-back of a price change must begin while its tactic runs: after its first day, up to its last.",
        "Bước giá sau hoặc phần hoàn giá phải bắt đầu trong thời gian hoạt động: sau ngày đầu và không quá ngày cuối.",
    ),
    error(
        "steps-out-of-order",
        "The steps of a price change must stand in the order of their days, each on a day of its own.",
        "Các bước giá phải xếp theo thứ tự ngày, mỗi bước một ngày riêng.",
    ),
    error(
        "no-lever",
        "A link investment must set at least one lever: price, promotion, information, identity or stock.",
        "Khoản đầu tư liên kết kênh phải đặt ít nhất một mức: giá, khuyến mãi, thông tin, nhận diện hoặc tồn kho.",
    ),
    error(
        "cost-shock-unclear",
        "A cost shock is either a change of the cost of goods, or an imported part and a move of the currency; not both and not neither.",
        "Cú sốc chi phí được nêu bằng mức thay đổi giá vốn, hoặc bằng phần nhập khẩu và biến động tỷ giá; không dùng cả hai và không bỏ trống.",
    ),
    error(
        "no-products",
        "A tactic must say what it concerns: products, or brands for all their products.",
        "Hoạt động phải nêu áp dụng cho gì: các sản phẩm, hoặc nhãn hàng để áp dụng cho mọi sản phẩm của nhãn.",
    ),
    error(
        "products-and-brands",
        "A tactic names products or brands, not both, so that it is clear what is included.",
        "Hoạt động chỉ nêu sản phẩm hoặc nhãn hàng, không nêu cả hai, để rõ phạm vi áp dụng.",
    ),
    error(
        "no-channels",
        "A tactic must run in at least one channel, and a coupon must be redeemable in at least one.",
        "Hoạt động phải chạy ở ít nhất một kênh, và phiếu giảm giá phải dùng được ở ít nhất một kênh.",
    ),
    error(
        "named-twice",
        "A list names the same thing twice. Nothing would change, but a second name was probably meant.",
        "Danh sách nêu cùng một tên hai lần. Kết quả không đổi, nhưng có lẽ bạn định viết một tên khác.",
    ),
    error(
        "no-path-to-purchase",
        "However shoppers respond, this tactic cannot lead to a purchase: its products are not sold where it runs, or it needs an app, stores or a loyalty programme that is not there.",
        "Dù người mua phản ứng thế nào, hoạt động này cũng không dẫn tới đơn hàng: sản phẩm không bán ở kênh đó, hoặc thiếu app, cửa hàng hay chương trình khách hàng thân thiết cần có.",
    ),
    error(
        "too-many",
        "The scenario has more of these than the simulator handles. Merge similar ones.",
        "Kịch bản có nhiều hơn mức trình mô phỏng xử lý được. Hãy gộp những mục tương tự.",
    ),
    error(
        "too-large",
        "Shoppers, weeks and programs together are more than a run can finish. Simulate fewer shoppers; households scales the results.",
        "Số người mua, số tuần và số chương trình gộp lại vượt quá mức một lần chạy xử lý được. Hãy giảm số người mua mô phỏng; households sẽ quy đổi kết quả.",
    ),
    error(
        "no-shoppers",
        "The number of simulated shoppers is 0. A quick look takes 4000.",
        "Số người mua mô phỏng bằng 0. Để xem nhanh, hãy dùng 4000.",
    ),
    error(
        "too-many-shoppers",
        "At most 2,000,000 shoppers are simulated. Let households say how many real households they stand for.",
        "Mô phỏng tối đa 2.000.000 người mua. Hãy dùng households để nêu số hộ gia đình thực mà họ đại diện.",
    ),
];
