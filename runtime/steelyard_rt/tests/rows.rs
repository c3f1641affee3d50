//! Generated from the tables of primitives: every function that they name exists.

#![allow(unused_imports)]

use steelyard_rt::bisect::insert_left as _0;

use steelyard_rt::bisect::insert_right as _1;

use steelyard_rt::bisect::left as _2;

use steelyard_rt::bisect::left_between as _3;

use steelyard_rt::bisect::left_from as _4;

use steelyard_rt::bisect::right as _5;

use steelyard_rt::bisect::right_between as _6;

use steelyard_rt::bisect::right_from as _7;

use steelyard_rt::bytes::add as _8;

use steelyard_rt::bytes::at as _9;

use steelyard_rt::bytes::count as _10;

use steelyard_rt::bytes::decode as _11;

use steelyard_rt::bytes::decode_as as _12;

use steelyard_rt::bytes::ends_with as _13;

use steelyard_rt::bytes::find as _14;

use steelyard_rt::bytes::hex as _15;

use steelyard_rt::bytes::of_ints as _16;

use steelyard_rt::bytes::repeat as _17;

use steelyard_rt::bytes::slice as _18;

use steelyard_rt::bytes::starts_with as _19;

use steelyard_rt::counter::add as _20;

use steelyard_rt::counter::and as _21;

use steelyard_rt::counter::collect as _22;

use steelyard_rt::counter::copy as _23;

use steelyard_rt::counter::delete as _24;

use steelyard_rt::counter::elements as _25;

use steelyard_rt::counter::most_common as _26;

use steelyard_rt::counter::most_common_of as _27;

use steelyard_rt::counter::of_dict as _28;

use steelyard_rt::counter::or as _29;

use steelyard_rt::counter::sub as _30;

use steelyard_rt::counter::subtract as _31;

use steelyard_rt::counter::total as _32;

use steelyard_rt::counter::update as _33;

use steelyard_rt::counter::update_counts as _34;

use steelyard_rt::defaultdict::copy as _35;

use steelyard_rt::deque::append as _36;

use steelyard_rt::deque::append_left as _37;

use steelyard_rt::deque::clear as _38;

use steelyard_rt::deque::collect as _39;

use steelyard_rt::deque::collect_longest as _40;

use steelyard_rt::deque::contains as _41;

use steelyard_rt::deque::copy as _42;

use steelyard_rt::deque::count as _43;

use steelyard_rt::deque::extend as _44;

use steelyard_rt::deque::extend_left as _45;

use steelyard_rt::deque::len as _46;

use steelyard_rt::deque::pop as _47;

use steelyard_rt::deque::pop_left as _48;

use steelyard_rt::deque::remove as _49;

use steelyard_rt::deque::reverse as _50;

use steelyard_rt::deque::rotate as _51;

use steelyard_rt::deque::rotate_once as _52;

use steelyard_rt::deque::truth as _53;

use steelyard_rt::dict::Counter as _54;

use steelyard_rt::dict::clear as _55;

use steelyard_rt::dict::collect as _56;

use steelyard_rt::dict::copy as _57;

use steelyard_rt::dict::delete as _58;

use steelyard_rt::dict::from_keys as _59;

use steelyard_rt::dict::get as _60;

use steelyard_rt::dict::get_flat as _61;

use steelyard_rt::dict::get_or as _62;

use steelyard_rt::dict::items as _63;

use steelyard_rt::dict::keys as _64;

use steelyard_rt::dict::keys_reversed as _65;

use steelyard_rt::dict::len as _66;

use steelyard_rt::dict::merge as _67;

use steelyard_rt::dict::move_to_end as _68;

use steelyard_rt::dict::pop as _69;

use steelyard_rt::dict::pop_item as _70;

use steelyard_rt::dict::pop_oldest as _71;

use steelyard_rt::dict::pop_or as _72;

use steelyard_rt::dict::pop_or_none as _73;

use steelyard_rt::dict::set_default as _74;

use steelyard_rt::dict::truth as _75;

use steelyard_rt::dict::update as _76;

use steelyard_rt::dict::update_pairs as _77;

use steelyard_rt::dict::values as _78;

use steelyard_rt::float::ceil as _79;

use steelyard_rt::float::div as _80;

use steelyard_rt::float::divmod as _81;

use steelyard_rt::float::floor as _82;

use steelyard_rt::float::floor_div as _83;

use steelyard_rt::float::is_integer as _84;

use steelyard_rt::float::max as _85;

use steelyard_rt::float::max2 as _86;

use steelyard_rt::float::min as _87;

use steelyard_rt::float::min2 as _88;

use steelyard_rt::float::modulo as _89;

use steelyard_rt::float::pow as _90;

use steelyard_rt::float::round as _91;

use steelyard_rt::float::sqrt as _92;

use steelyard_rt::float::sum as _93;

use steelyard_rt::float::to_int as _94;

use steelyard_rt::float::truth as _95;

use steelyard_rt::format::any as _96;

use steelyard_rt::format::boolean as _97;

use steelyard_rt::format::float as _98;

use steelyard_rt::format::int as _99;

use steelyard_rt::format::number as _100;

use steelyard_rt::format::percent::any as _101;

use steelyard_rt::format::percent::float as _102;

use steelyard_rt::format::percent::int as _103;

use steelyard_rt::format::round as _104;

use steelyard_rt::format::round_int as _105;

use steelyard_rt::format::round_number as _106;

use steelyard_rt::format::text as _107;

use steelyard_rt::heap::heapify as _108;

use steelyard_rt::heap::largest as _109;

use steelyard_rt::heap::largest_by as _110;

use steelyard_rt::heap::pop as _111;

use steelyard_rt::heap::push as _112;

use steelyard_rt::heap::push_pop as _113;

use steelyard_rt::heap::replace as _114;

use steelyard_rt::heap::smallest as _115;

use steelyard_rt::heap::smallest_by as _116;

use steelyard_rt::inside::byte as _117;

use steelyard_rt::inside::dict as _118;

use steelyard_rt::inside::items as _119;

use steelyard_rt::inside::list as _120;

use steelyard_rt::inside::range as _121;

use steelyard_rt::inside::set as _122;

use steelyard_rt::inside::text as _123;

use steelyard_rt::int::abs as _124;

use steelyard_rt::int::add as _125;

use steelyard_rt::int::bit_count as _126;

use steelyard_rt::int::bit_length as _127;

use steelyard_rt::int::divmod as _128;

use steelyard_rt::int::floor_div as _129;

use steelyard_rt::int::max as _130;

use steelyard_rt::int::min as _131;

use steelyard_rt::int::modulo as _132;

use steelyard_rt::int::mul as _133;

use steelyard_rt::int::neg as _134;

use steelyard_rt::int::pow as _135;

use steelyard_rt::int::pow_mod as _136;

use steelyard_rt::int::range as _137;

use steelyard_rt::int::range_at as _138;

use steelyard_rt::int::range_between as _139;

use steelyard_rt::int::range_len as _140;

use steelyard_rt::int::range_reversed as _141;

use steelyard_rt::int::range_to as _142;

use steelyard_rt::int::shl as _143;

use steelyard_rt::int::shr as _144;

use steelyard_rt::int::sub as _145;

use steelyard_rt::int::sum as _146;

use steelyard_rt::int::true_div as _147;

use steelyard_rt::int::truth as _148;

use steelyard_rt::iter::all as _149;

use steelyard_rt::iter::all_true as _150;

use steelyard_rt::iter::any as _151;

use steelyard_rt::iter::any_true as _152;

use steelyard_rt::iter::enumerate as _153;

use steelyard_rt::iter::enumerate_from as _154;

use steelyard_rt::iter::filter as _155;

use steelyard_rt::iter::map as _156;

use steelyard_rt::iter::map2 as _157;

use steelyard_rt::iter::max as _158;

use steelyard_rt::iter::max2 as _159;

use steelyard_rt::iter::max2_by as _160;

use steelyard_rt::iter::max3 as _161;

use steelyard_rt::iter::max4 as _162;

use steelyard_rt::iter::max_by as _163;

use steelyard_rt::iter::max_by_or as _164;

use steelyard_rt::iter::max_or as _165;

use steelyard_rt::iter::min as _166;

use steelyard_rt::iter::min2 as _167;

use steelyard_rt::iter::min2_by as _168;

use steelyard_rt::iter::min3 as _169;

use steelyard_rt::iter::min4 as _170;

use steelyard_rt::iter::min_by as _171;

use steelyard_rt::iter::min_by_or as _172;

use steelyard_rt::iter::min_or as _173;

use steelyard_rt::iter::reduce as _174;

use steelyard_rt::iter::reduce_from as _175;

use steelyard_rt::iter::reversed as _176;

use steelyard_rt::iter::sorted as _177;

use steelyard_rt::iter::sorted_by as _178;

use steelyard_rt::iter::sorted_by_reverse as _179;

use steelyard_rt::iter::sorted_reverse as _180;

use steelyard_rt::iter::sum as _181;

use steelyard_rt::iter::sum_floats as _182;

use steelyard_rt::iter::sum_floats_from as _183;

use steelyard_rt::iter::sum_floats_from_int as _184;

use steelyard_rt::iter::sum_from as _185;

use steelyard_rt::iter::sum_lists as _186;

use steelyard_rt::iter::sum_numbers as _187;

use steelyard_rt::iter::zip as _188;

use steelyard_rt::iter::zip3 as _189;

use steelyard_rt::itertools::accumulate as _190;

use steelyard_rt::itertools::accumulate_by as _191;

use steelyard_rt::itertools::accumulate_floats as _192;

use steelyard_rt::itertools::accumulate_from as _193;

use steelyard_rt::itertools::chain as _194;

use steelyard_rt::itertools::chain3 as _195;

use steelyard_rt::itertools::combinations as _196;

use steelyard_rt::itertools::combinations_again as _197;

use steelyard_rt::itertools::compress as _198;

use steelyard_rt::itertools::drop_while as _199;

use steelyard_rt::itertools::filter_false as _200;

use steelyard_rt::itertools::flatten as _201;

use steelyard_rt::itertools::group as _202;

use steelyard_rt::itertools::group_by as _203;

use steelyard_rt::itertools::pairwise as _204;

use steelyard_rt::itertools::permutations as _205;

use steelyard_rt::itertools::permutations_of as _206;

use steelyard_rt::itertools::power as _207;

use steelyard_rt::itertools::product as _208;

use steelyard_rt::itertools::product3 as _209;

use steelyard_rt::itertools::repeat as _210;

use steelyard_rt::itertools::slice as _211;

use steelyard_rt::itertools::slice_between as _212;

use steelyard_rt::itertools::slice_step as _213;

use steelyard_rt::itertools::take_while as _214;

use steelyard_rt::itertools::zip_longest as _215;

use steelyard_rt::itertools::zip_longest_with as _216;

use steelyard_rt::list::add as _217;

use steelyard_rt::list::append as _218;

use steelyard_rt::list::clear as _219;

use steelyard_rt::list::collect as _220;

use steelyard_rt::list::copy as _221;

use steelyard_rt::list::count as _222;

use steelyard_rt::list::delete as _223;

use steelyard_rt::list::delete_slice as _224;

use steelyard_rt::list::extend as _225;

use steelyard_rt::list::extend_from as _226;

use steelyard_rt::list::index as _227;

use steelyard_rt::list::index_between as _228;

use steelyard_rt::list::index_from as _229;

use steelyard_rt::list::insert as _230;

use steelyard_rt::list::len as _231;

use steelyard_rt::list::pop as _232;

use steelyard_rt::list::pop_at as _233;

use steelyard_rt::list::remove as _234;

use steelyard_rt::list::repeat as _235;

use steelyard_rt::list::reverse as _236;

use steelyard_rt::list::set_slice as _237;

use steelyard_rt::list::slice as _238;

use steelyard_rt::list::sort as _239;

use steelyard_rt::list::sort_by as _240;

use steelyard_rt::list::sort_by_reverse as _241;

use steelyard_rt::list::sort_reverse as _242;

use steelyard_rt::list::times as _243;

use steelyard_rt::list::truth as _244;

use steelyard_rt::math::acos as _245;

use steelyard_rt::math::acosh as _246;

use steelyard_rt::math::asin as _247;

use steelyard_rt::math::asinh as _248;

use steelyard_rt::math::atan as _249;

use steelyard_rt::math::atan2 as _250;

use steelyard_rt::math::atanh as _251;

use steelyard_rt::math::comb as _252;

use steelyard_rt::math::copysign as _253;

use steelyard_rt::math::cos as _254;

use steelyard_rt::math::cosh as _255;

use steelyard_rt::math::degrees as _256;

use steelyard_rt::math::dist as _257;

use steelyard_rt::math::erf as _258;

use steelyard_rt::math::erfc as _259;

use steelyard_rt::math::exp as _260;

use steelyard_rt::math::expm1 as _261;

use steelyard_rt::math::factorial as _262;

use steelyard_rt::math::fmod as _263;

use steelyard_rt::math::frexp as _264;

use steelyard_rt::math::fsum as _265;

use steelyard_rt::math::gamma as _266;

use steelyard_rt::math::gcd as _267;

use steelyard_rt::math::gcd3 as _268;

use steelyard_rt::math::hypot as _269;

use steelyard_rt::math::hypot3 as _270;

use steelyard_rt::math::is_close as _271;

use steelyard_rt::math::is_close_absolute as _272;

use steelyard_rt::math::is_close_relative as _273;

use steelyard_rt::math::is_close_within as _274;

use steelyard_rt::math::is_finite as _275;

use steelyard_rt::math::is_inf as _276;

use steelyard_rt::math::is_nan as _277;

use steelyard_rt::math::isqrt as _278;

use steelyard_rt::math::lcm as _279;

use steelyard_rt::math::ldexp as _280;

use steelyard_rt::math::lgamma as _281;

use steelyard_rt::math::log as _282;

use steelyard_rt::math::log10 as _283;

use steelyard_rt::math::log1p as _284;

use steelyard_rt::math::log2 as _285;

use steelyard_rt::math::log_base as _286;

use steelyard_rt::math::modf as _287;

use steelyard_rt::math::perm as _288;

use steelyard_rt::math::pow as _289;

use steelyard_rt::math::prod as _290;

use steelyard_rt::math::prod_floats as _291;

use steelyard_rt::math::prod_numbers as _292;

use steelyard_rt::math::radians as _293;

use steelyard_rt::math::sin as _294;

use steelyard_rt::math::sinh as _295;

use steelyard_rt::math::tan as _296;

use steelyard_rt::math::tanh as _297;

use steelyard_rt::number::abs as _298;

use steelyard_rt::number::add as _299;

use steelyard_rt::number::div as _300;

use steelyard_rt::number::equal as _301;

use steelyard_rt::number::floor_div as _302;

use steelyard_rt::number::greater as _303;

use steelyard_rt::number::greater_equal as _304;

use steelyard_rt::number::is_float as _305;

use steelyard_rt::number::is_int as _306;

use steelyard_rt::number::less as _307;

use steelyard_rt::number::less_equal as _308;

use steelyard_rt::number::modulo as _309;

use steelyard_rt::number::mul as _310;

use steelyard_rt::number::neg as _311;

use steelyard_rt::number::pow as _312;

use steelyard_rt::number::round as _313;

use steelyard_rt::number::sub as _314;

use steelyard_rt::number::to_float as _315;

use steelyard_rt::number::to_int as _316;

use steelyard_rt::number::truth as _317;

use steelyard_rt::order::equal as _318;

use steelyard_rt::order::greater as _319;

use steelyard_rt::order::greater_equal as _320;

use steelyard_rt::order::less as _321;

use steelyard_rt::order::less_equal as _322;

use steelyard_rt::set::clear as _323;

use steelyard_rt::set::collect as _324;

use steelyard_rt::set::copy as _325;

use steelyard_rt::set::difference as _326;

use steelyard_rt::set::difference_items as _327;

use steelyard_rt::set::discard as _328;

use steelyard_rt::set::frozen as _329;

use steelyard_rt::set::frozen_copy as _330;

use steelyard_rt::set::insert as _331;

use steelyard_rt::set::intersection as _332;

use steelyard_rt::set::intersection_items as _333;

use steelyard_rt::set::is_disjoint as _334;

use steelyard_rt::set::is_proper_subset as _335;

use steelyard_rt::set::is_proper_superset as _336;

use steelyard_rt::set::is_subset as _337;

use steelyard_rt::set::is_superset as _338;

use steelyard_rt::set::items as _339;

use steelyard_rt::set::len as _340;

use steelyard_rt::set::of_keys as _341;

use steelyard_rt::set::pop as _342;

use steelyard_rt::set::remove as _343;

use steelyard_rt::set::subtract as _344;

use steelyard_rt::set::symmetric_difference as _345;

use steelyard_rt::set::truth as _346;

use steelyard_rt::set::union as _347;

use steelyard_rt::set::union_in_place as _348;

use steelyard_rt::set::union_items as _349;

use steelyard_rt::set::update as _350;

use steelyard_rt::show::ascii as _351;

use steelyard_rt::show::bin as _352;

use steelyard_rt::show::boolean as _353;

use steelyard_rt::show::float as _354;

use steelyard_rt::show::hex as _355;

use steelyard_rt::show::int as _356;

use steelyard_rt::show::oct as _357;

use steelyard_rt::show::repr as _358;

use steelyard_rt::show::text as _359;

use steelyard_rt::text::add as _360;

use steelyard_rt::text::at as _361;

use steelyard_rt::text::capitalize as _362;

use steelyard_rt::text::casefold as _363;

use steelyard_rt::text::center as _364;

use steelyard_rt::text::center_with as _365;

use steelyard_rt::text::chr as _366;

use steelyard_rt::text::count as _367;

use steelyard_rt::text::count_between as _368;

use steelyard_rt::text::count_from as _369;

use steelyard_rt::text::encode as _370;

use steelyard_rt::text::encode_as as _371;

use steelyard_rt::text::ends_with as _372;

use steelyard_rt::text::ends_with_any as _373;

use steelyard_rt::text::ends_with_between as _374;

use steelyard_rt::text::ends_with_from as _375;

use steelyard_rt::text::expand_tabs as _376;

use steelyard_rt::text::expand_tabs_8 as _377;

use steelyard_rt::text::find as _378;

use steelyard_rt::text::find_between as _379;

use steelyard_rt::text::find_from as _380;

use steelyard_rt::text::index as _381;

use steelyard_rt::text::index_between as _382;

use steelyard_rt::text::index_from as _383;

use steelyard_rt::text::is_alnum as _384;

use steelyard_rt::text::is_alpha as _385;

use steelyard_rt::text::is_ascii as _386;

use steelyard_rt::text::is_decimal as _387;

use steelyard_rt::text::is_digit as _388;

use steelyard_rt::text::is_identifier as _389;

use steelyard_rt::text::is_lower as _390;

use steelyard_rt::text::is_numeric as _391;

use steelyard_rt::text::is_printable as _392;

use steelyard_rt::text::is_space_text as _393;

use steelyard_rt::text::is_title as _394;

use steelyard_rt::text::is_upper as _395;

use steelyard_rt::text::join as _396;

use steelyard_rt::text::len as _397;

use steelyard_rt::text::lines as _398;

use steelyard_rt::text::ljust as _399;

use steelyard_rt::text::ljust_with as _400;

use steelyard_rt::text::lower as _401;

use steelyard_rt::text::lstrip as _402;

use steelyard_rt::text::lstrip_of as _403;

use steelyard_rt::text::make_table as _404;

use steelyard_rt::text::make_table_without as _405;

use steelyard_rt::text::ord as _406;

use steelyard_rt::text::partition as _407;

use steelyard_rt::text::remove_prefix as _408;

use steelyard_rt::text::remove_suffix as _409;

use steelyard_rt::text::repeat as _410;

use steelyard_rt::text::replace as _411;

use steelyard_rt::text::replace_count as _412;

use steelyard_rt::text::reversed as _413;

use steelyard_rt::text::rfind as _414;

use steelyard_rt::text::rfind_between as _415;

use steelyard_rt::text::rfind_from as _416;

use steelyard_rt::text::rindex as _417;

use steelyard_rt::text::rindex_between as _418;

use steelyard_rt::text::rjust as _419;

use steelyard_rt::text::rjust_with as _420;

use steelyard_rt::text::rpartition as _421;

use steelyard_rt::text::rsplit as _422;

use steelyard_rt::text::rsplit_count as _423;

use steelyard_rt::text::rsplit_none_count as _424;

use steelyard_rt::text::rsplit_space_count as _425;

use steelyard_rt::text::rstrip as _426;

use steelyard_rt::text::rstrip_of as _427;

use steelyard_rt::text::same as _428;

use steelyard_rt::text::slice as _429;

use steelyard_rt::text::split as _430;

use steelyard_rt::text::split_count as _431;

use steelyard_rt::text::split_lines as _432;

use steelyard_rt::text::split_none as _433;

use steelyard_rt::text::split_none_count as _434;

use steelyard_rt::text::split_space as _435;

use steelyard_rt::text::split_space_count as _436;

use steelyard_rt::text::starts_with as _437;

use steelyard_rt::text::starts_with_any as _438;

use steelyard_rt::text::starts_with_between as _439;

use steelyard_rt::text::starts_with_from as _440;

use steelyard_rt::text::strip as _441;

use steelyard_rt::text::strip_of as _442;

use steelyard_rt::text::swapcase as _443;

use steelyard_rt::text::times as _444;

use steelyard_rt::text::title as _445;

use steelyard_rt::text::to_float as _446;

use steelyard_rt::text::to_int as _447;

use steelyard_rt::text::to_int_base as _448;

use steelyard_rt::text::translate as _449;

use steelyard_rt::text::truth as _450;

use steelyard_rt::text::upper as _451;

use steelyard_rt::text::zfill as _452;

use steelyard_rt::tuple::add as _453;

use steelyard_rt::tuple::collect as _454;

use steelyard_rt::tuple::copy as _455;

use steelyard_rt::tuple::repeat as _456;

use steelyard_rt::tuple::slice as _457;

use steelyard_rt::tuple::times as _458;
