@import SenseTimeFace;
@import Foundation.NSObject;
#import "IFlyMSC/IFlyMSC.h"
#import <UIKit/UIKit.h>
NSString *s = @"#import \"no.h\"";
#import <DJISDK/DJISDK.h>
#import <notify.h>
#include <sys/stat.h>
